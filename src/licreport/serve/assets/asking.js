// What the page asks of the server that gave it, and nobody else.

/** @typedef {{en: string, zh: string}} Words */
/** @typedef {{status: number, told: any, bytes: Blob | null, headers: Headers}} Told */

const token = location.hash.slice(1) || sessionStorage.getItem("token") || "";
sessionStorage.setItem("token", token);
if (location.hash) history.replaceState(null, "", location.pathname);

/** Of each kind of question the newest, and how to call it off. @type {Map<string, {number: number, stop: AbortController}>} */
const newest = new Map();
let count = 0;

/** Return plain data as a header may hold it: JSON in ASCII. @param {object} told */
function header(told) {
  return JSON.stringify(told).replace(/[\u007f-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * Ask something; null where a newer question of the same kind was asked meanwhile, whose answer alone is to be shown.
 * @param {string} path
 * @param {object | null} asked
 * @param {Blob | string} [body]
 * @param {string} [kind] newer questions of a kind call off older ones
 * @param {Record<string, string>} [more] other headers
 * @returns {Promise<Told | null>}
 */
export async function ask(path, asked, body = "", kind = path, more = {}) {
  newest.get(kind)?.stop.abort();
  const mine = { number: (count += 1), stop: new AbortController() };
  newest.set(kind, mine);
  /** @type {RequestInit} */
  const how = { headers: { "Licreport-Token": token, ...more }, signal: mine.stop.signal, cache: "no-store" };
  if (asked !== null) {
    how.method = "POST";
    how.headers = { ...how.headers, "Content-Type": "application/octet-stream", "Licreport-Asked": header(asked) };
    how.body = typeof body === "string" ? new Blob([body]) : body;
  }
  try {
    const reply = await fetch(path, how);
    const isData = reply.status !== 204 && (reply.headers.get("Content-Type") ?? "").startsWith("application/json");
    const bytes = isData || reply.status === 204 ? null : await reply.blob();
    const told = isData ? await reply.json() : null;
    return newest.get(kind)?.number === mine.number ? { status: reply.status, told, bytes, headers: reply.headers } : null;
  } catch (error) {
    if (mine.stop.signal.aborted) return null;
    return { status: 0, told: null, bytes: null, headers: new Headers() };
  }
}

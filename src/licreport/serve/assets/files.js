// The reports that were named on the command line: listed with their verdicts, and followed as they change.

import { ask } from "./asking.js";
import { button, el, say, sign } from "./building.js";

const PAUSE = 700; // ms between two looks; nothing is read while nothing has changed
const PAUSE_WITHOUT_FILES = 3_000; // only to see whether the server is still there

/** @typedef {{file: string, key: string, stamp: string, authority: string | null, year: number | null, state: string, errors: number, warnings: number, held: number, waived: number, toml?: string}} Entry */

/** @type {{entries: Entry[], place: string | null, state: string}} */
export const files = { entries: [], place: null, state: "" };

/**
 * Look for what changed, again and again.
 * @param {() => void} changed
 * @param {(why: import("./asking.js").Words | null | undefined) => void} lost told what the server says, or that it says nothing; null once it does again
 */
export async function follow(changed, lost) {
  let isLost = false;
  for (;;) {
    if (document.visibilityState === "visible") {
      const reply = await ask("/files", null, "", "/files", { "Licreport-Seen": files.state });
      if (reply?.status === 200) {
        Object.assign(files, { entries: reply.told.files, place: reply.told.place, state: reply.told.state });
        changed();
      }
      const wasLost = /** @type {boolean} */ (isLost);
      isLost = reply !== null && reply.status !== 200 && reply.status !== 204;
      if (isLost !== wasLost) lost(isLost ? reply?.told?.why : null);
    }
    await new Promise((done) => { setTimeout(done, files.place === null && !files.entries.length ? PAUSE_WITHOUT_FILES : PAUSE); });
  }
}

/** Build the list. @param {(entry: Entry) => void} chosen */
export function list(chosen) {
  if (!files.entries.length) return null;
  const several = new Set(files.entries.map((one) => one.authority)).size > 1;
  const ordered = [...files.entries].sort((one, two) => (one.authority ?? "~").localeCompare(two.authority ?? "~", "zh")
    || (two.year ?? 0) - (one.year ?? 0) || one.file.localeCompare(two.file));
  return el("section", { class: "files", "aria-labelledby": "files-title" },
    el("h2", { id: "files-title" }, say("files"), el("span", { class: "count" }, String(ordered.length))),
    el("div", { class: "grid", tabindex: "0", role: "region", "aria-label": say("files") }, el("table", {},
      el("thead", {}, el("tr", {}, ...[several && "authority", "year", "file", "outcome"].filter(Boolean).map((one) => el("th", { scope: "col" }, say(String(one)))))),
      el("tbody", {}, ...ordered.map((one) => el("tr", {},
        several ? el("td", {}, one.authority ?? "—") : null,
        el("td", { class: "number" }, one.year === null ? "—" : String(one.year)),
        el("td", {}, button(short(one.file), () => chosen(one), { class: "link", "data-key": one.key })),
        el("td", { class: "outcome-of-file" }, sign(one.state), ` ${outcome(one)}`)))))));
}

/** Return what a file is called in the folder. @param {string} file */
export function short(file) {
  const place = files.place === null ? "" : `${files.place.replace(/[\\/]+$/, "")}`;
  return place && file.startsWith(place) ? file.slice(place.length + 1) : file;
}

/** @param {Entry} one */
function outcome(one) {
  if (one.toml) return say("outcome_aside", { file: short(one.toml) });
  if (one.errors || one.warnings || one.state === "bad") return say("outcome_found", { errors: one.errors, warnings: one.warnings });
  return one.held ? say("outcome_held", { held: one.held }) : say("outcome_none");
}

// The figures as a form of the report's tables. What is typed there changes the TOML, and nothing else of it.

import { el, say, told } from "./building.js";

/** Return a value of TOML as people write it. @param {string} written */
export function plain(written) {
  if (/^["']/.test(written)) {
    try {
      return written.startsWith('"') ? JSON.parse(written) : written.slice(1, -1);
    } catch {
      return written;
    }
  }
  return written.replace(/_/g, "");
}

/** Return what people write as a value of TOML: a whole number, or a text as it is printed. @param {string} typed */
export function literal(typed) {
  const number = typed.trim().replace(/(?<=\d)[,，_](?=\d)/g, "");
  if (/^-?(0|[1-9]\d*)$/.test(number)) return number.replace(/\B(?=(\d{3})+$)/g, "_");
  if (/^-?(0|[1-9]\d*)\.\d+$/.test(number)) return number;
  return JSON.stringify(typed.trim());
}

/**
 * Change one figure in the text.
 * @param {string} text
 * @param {any} mark where it stands; nothing where it does not
 * @param {string} table
 * @param {string} key
 * @param {string} typed nothing takes it out
 */
export function changed(text, mark, table, key, typed) {
  if (mark) {
    const [start, end] = mark.range;
    if (typed.trim()) return text.slice(0, start) + literal(typed) + text.slice(end);
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const to = text.indexOf("\n", end);
    return text.slice(0, from) + (to < 0 ? "" : text.slice(to + 1));
  }
  if (!typed.trim()) return text;
  const line = `${key} = ${literal(typed)}`;
  const lines = text.split("\n");
  const isHeader = new RegExp(`^\\s*\\[\\s*${table.replace(".", "\\s*\\.\\s*")}\\s*\\]`);
  const at = lines.findIndex((one) => isHeader.test(one));
  if (at < 0) return `${text.replace(/\n*$/, "")}\n\n[${table}]\n${line}\n`;
  let end = at + 1;
  for (let next = end; next < lines.length && !/^\s*\[/.test(lines[next]); next += 1) if (/^\s*\w+\s*=/.test(lines[next])) end = next + 1;
  lines.splice(end, 0, line);
  return lines.join("\n");
}

/**
 * Build the form.
 * @param {any} answer of the TOML
 * @param {import("./editor.js").Table[]} tables
 * @param {(table: string, key: string, mark: any, typed: string) => void} typed
 */
export function form(answer, tables, typed) {
  /** @type {Map<string, number>} */
  const marks = new Map(answer.marks.flatMap((/** @type {any} */ mark, /** @type {number} */ number) => (mark.path ? [[mark.path.join("\u0000"), number]] : [])));
  const holder = el("div", { class: "form" }, el("p", { class: "soft" }, say("form_lead")));

  /** @param {string} id @param {string} label @param {string} unit @param {number | undefined} number @param {string} table @param {string} key */
  function field(id, label, unit, number, table, key) {
    const mark = number === undefined ? null : answer.marks[number];
    const before = mark ? plain(mark.written) : "";
    const input = /** @type {HTMLInputElement} */ (el("input", {
      id, value: before, autocomplete: "off", "aria-invalid": mark?.state === "contradicted" ? "true" : null, class: mark?.state,
      change: () => { if (input.value.trim() !== before) typed(table, key, mark, input.value); },
    }));
    return el("div", { class: "field" }, el("label", { for: id }, label), input, el("span", { class: "soft" }, unit));
  }

  for (const table of tables) {
    if (table.is_list) {
      const own = answer.marks.flatMap((/** @type {any} */ mark, /** @type {number} */ number) => (mark.path?.[0] === table.key ? [number] : []));
      if (own.length) holder.append(el("fieldset", {}, el("legend", {}, told(table.label)), ...own.map((/** @type {number} */ number) => {
        const mark = answer.marks[number];
        return field(`form-${mark.path.join("-")}`, mark.says.length ? told(mark.says[0]) : mark.address, "", number, table.key, String(mark.path[2]));
      })));
      continue;
    }
    const keys = table.keys.filter((one) => one.is_figure);
    if (!keys.length) continue;
    const found = keys.map((one) => marks.get(`${table.key}\u0000${one.key}`));
    const fields = keys.map((one, index) => field(`form-${table.key}-${one.key}`, told(one.label), one.unit, found[index], table.key, one.key));
    const isUsed = found.some((one) => one !== undefined);
    holder.append(isUsed ? el("fieldset", {}, el("legend", {}, told(table.label)), ...fields)
      : el("details", {}, el("summary", {}, told(table.label)), el("div", { class: "fields" }, ...fields)));
  }
  return holder;
}

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

/** Return a figure in the digits that TOML has, where it was typed in those of a Chinese keyboard. @param {string} typed */
export const halfWidth = (typed) => typed.replace(/[０-９％．，－＿]/g, (one) => one.normalize("NFKC"));

/** Return what people write as a value of TOML: a whole number, or a text as it is printed. @param {string} typed */
export function literal(typed) {
  const number = typed.trim().replace(/(?<=\d)[,，_](?=\d)/g, "");
  if (/^-?(0|[1-9]\d*)$/.test(number)) return number.replace(/\B(?=(\d{3})+$)/g, "_");
  if (/^-?(0|[1-9]\d*)\.\d+$/.test(number)) return number;
  return JSON.stringify(typed.trim());
}

/**
 * Find where the value at a path stands in the text as it is now: a check of it may be on its way still.
 * @param {string} text @param {(string | number)[]} path @returns {[number, number] | null}
 */
export function placeOf(text, path) {
  const found = tableOf(text, path);
  if (!found) return null;
  const key = new RegExp(`^\\s*${path[path.length - 1]}\\s*=\\s*`);
  const line = found.lines.find((one) => key.test(one.text));
  const head = line && key.exec(line.text);
  const value = line && head && /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#,[{"']+)/.exec(line.text.slice(head[0].length));
  return line && head && value ? [line.start + head[0].length, line.start + head[0].length + value[0].length] : null;
}

/** @typedef {{text: string, start: number}} Line */

/** Return the lines below the header of a table. @param {string} text @param {(string | number)[]} path */
function tableOf(text, path) {
  const name = String(path[0]).replace(".", "\\s*\\.\\s*");
  const isList = typeof path[1] === "number";
  const own = new RegExp(isList ? `^\\s*\\[\\[\\s*${name}\\s*\\]\\]` : `^\\s*\\[\\s*${name}\\s*\\]`);
  let left = isList ? Number(path[1]) : 0;
  let start = 0;
  let quotes = ""; // of a text over several lines
  /** @type {{header: Line, lines: Line[]} | null} */ let found = null;
  for (const line of text.split("\n")) {
    const isInside = quotes !== "";
    for (const mark of line.match(/"""|\x27\x27\x27/g) ?? []) quotes = quotes === "" ? mark : quotes === mark ? "" : quotes;
    if (!isInside && /^\s*\[/.test(line)) {
      if (found) return found;
      if (own.test(line)) {
        if (left === 0) found = { header: { text: line, start }, lines: [] };
        left -= 1;
      }
    } else if (found && !isInside) found.lines.push({ text: line, start });
    start += line.length + 1;
  }
  return found;
}

/**
 * Change one figure in the text, and nothing else of it.
 * @param {string} text
 * @param {(string | number)[]} path
 * @param {string} typed nothing takes it out
 */
export function changed(text, path, typed) {
  const place = placeOf(text, path);
  if (place) {
    const [start, end] = place;
    if (typed.trim()) return text.slice(0, start) + literal(typed) + text.slice(end);
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const to = text.indexOf("\n", end);
    return text.slice(0, from) + (to < 0 ? "" : text.slice(to + 1));
  }
  if (!typed.trim()) return text;
  const line = `${path[path.length - 1]} = ${literal(typed)}`;
  const table = tableOf(text, path);
  if (!table) return `${text.replace(/\n*$/, "")}\n\n[${path[0]}]\n${line}\n`;
  const last = table.lines.filter((one) => /^\s*\w+\s*=/.test(one.text)).at(-1) ?? table.header;
  const end = last.start + last.text.length;
  return `${text.slice(0, end)}\n${line}${text.slice(end)}`;
}

/**
 * Build the form.
 * @param {any} answer of the TOML
 * @param {import("./editor.js").Table[]} tables
 * @param {(path: (string | number)[], typed: string) => void} typed
 */
export function form(answer, tables, typed) {
  /** @type {Map<string, number>} */
  const marks = new Map(answer.marks.flatMap((/** @type {any} */ mark, /** @type {number} */ number) => (mark.path ? [[mark.path.join("\u0000"), number]] : [])));
  const holder = el("div", { class: "form" }, el("p", { class: "soft" }, say("form_lead")));

  /** @param {string} id @param {string} label @param {string} unit @param {number | undefined} number @param {(string | number)[]} path @param {boolean} isFigure */
  function field(id, label, unit, number, path, isFigure) {
    const mark = number === undefined ? null : answer.marks[number];
    let before = mark ? plain(mark.written) : "";
    const input = /** @type {HTMLInputElement} */ (el("input", {
      id, value: before, autocomplete: "off", "aria-invalid": mark?.state === "contradicted" ? "true" : null, class: mark?.state,
      change: () => {
        if (isFigure) input.value = halfWidth(input.value);
        if (input.value.trim() === before) return;
        before = input.value.trim();
        typed(path, input.value);
      },
    }));
    return el("div", { class: "field" }, el("label", { for: id }, label), input, el("span", { class: "soft" }, unit));
  }

  for (const table of tables) {
    if (table.is_list) {
      const own = answer.marks.flatMap((/** @type {any} */ mark, /** @type {number} */ number) => (mark.path?.[0] === table.key ? [number] : []));
      if (own.length) holder.append(el("fieldset", {}, el("legend", {}, told(table.label)), ...own.map((/** @type {number} */ number) => {
        const mark = answer.marks[number];
        return field(`form-${mark.path.join("-")}`, mark.says.length ? told(mark.says[0]) : mark.address, "", number, mark.path, table.keys.some((one) => one.is_figure && one.key === mark.path[mark.path.length - 1]));
      })));
      continue;
    }
    const keys = table.keys.filter((one) => one.is_figure);
    if (!keys.length) continue;
    const found = keys.map((one) => marks.get(`${table.key}\u0000${one.key}`));
    const fields = keys.map((one, index) => field(`form-${table.key}-${one.key}`, told(one.label), told(one.unit), found[index], [table.key, one.key], true));
    const isUsed = found.some((one) => one !== undefined);
    holder.append(isUsed ? el("fieldset", {}, el("legend", {}, told(table.label)), ...fields)
      : el("details", {}, el("summary", {}, told(table.label)), el("div", { class: "fields" }, ...fields)));
  }
  return holder;
}

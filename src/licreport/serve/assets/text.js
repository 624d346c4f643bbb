// The document's text, with its marks.

import { el, say, told } from "./building.js";

/** @typedef {[string, ...number[]]} Piece */
/** @typedef {{state: string, says: any[], place: any, line: number, range: [number, number], path: any, address: string | null, written: string}} Mark */

const GRAVITY = ["read", "left", "waived", "doubtful", "contradicted"];

/**
 * Build the text.
 * @param {any} answer
 * @param {(mark: number) => void} chosen
 */
export function text(answer, chosen) {
  /** @type {Mark[]} */
  const marks = answer.marks;
  const holder = el("div", { class: answer.is_document ? "document" : "source", tabindex: "-1" });
  let isFirst = true;

  /** @param {Piece} piece */
  function node(piece) {
    const [words, ...numbers] = piece;
    if (!numbers.length) return document.createTextNode(words);
    const number = numbers.reduce((one, other) => (GRAVITY.indexOf(marks[other].state) > GRAVITY.indexOf(marks[one].state) ? other : one));
    const mark = marks[number];
    const made = el("span", {
      class: `mark ${mark.state}`,
      role: "button",
      tabindex: isFirst ? "0" : "-1",
      "data-marks": numbers.join(" "),
      "aria-pressed": "false",
      "aria-label": `${words}, ${[...mark.says.map(told), say(`state_${mark.state}`)].join(", ")}`,
      title: mark.says.map(told).join("\n") || null,
      click: () => chosen(number),
    }, words);
    isFirst = false;
    return made;
  }

  /** @param {Piece[]} parts */
  const nodes = (parts) => parts.map(node);

  /** @type {HTMLElement | null} */
  let table = null;
  let tableNumber = -1;
  answer.lines.forEach((/** @type {any} */ line, /** @type {number} */ index) => {
    if (line.cells) {
      if (table === null || tableNumber !== line.table) {
        tableNumber = line.table;
        table = el("tbody", {});
        holder.append(el("div", { class: "grid", tabindex: "0", role: "region", "aria-label": say("table") }, el("table", {}, table)));
      }
      const cells = line.cells.map((/** @type {any} */ cell) => el("td", { rowspan: cell.rows ?? null, colspan: cell.columns ?? null }, ...nodes(cell.parts)));
      table.append(el("tr", {}, ...cells));
      return;
    }
    table = null;
    if (answer.is_document) {
      const heading = line.level ? { role: "heading", "aria-level": String(Math.min(line.level + 1, 6)) } : {};
      holder.append(el("p", { ...heading, class: line.level ? `level-${Math.min(line.level, 3)}` : line.parts.length ? null : "blank" }, ...nodes(line.parts)));
    } else {
      holder.append(el("div", { class: "line", "data-number": String(index + 1) }, ...nodes(line.parts)));
    }
  });
  if (answer.more) holder.append(el("p", { class: "soft" }, say("more_lines", { count: answer.more })));
  holder.addEventListener("keydown", (event) => walk(holder, event));
  return holder;
}

/** Go from mark to mark by the arrow keys. @param {HTMLElement} holder @param {KeyboardEvent} event */
function walk(holder, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (!target.classList.contains("mark")) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    target.click();
    return;
  }
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const all = /** @type {HTMLElement[]} */ ([...holder.querySelectorAll(".mark")]);
  const next = all[all.indexOf(target) + step];
  if (!next) return;
  event.preventDefault();
  target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/**
 * Light some marks: one or more that are meant, and those that stand in relation to them.
 * @param {number[]} meant
 * @param {number[]} others
 */
export function light(meant, others) {
  for (const node of document.querySelectorAll(".mark")) {
    const numbers = (/** @type {HTMLElement} */ (node).dataset.marks ?? "").split(" ").map(Number);
    const isMeant = numbers.some((one) => meant.includes(one));
    node.classList.toggle("lit", isMeant);
    node.classList.toggle("beside", !isMeant && numbers.some((one) => others.includes(one)));
    node.setAttribute("aria-pressed", String(isMeant));
  }
}

/** Bring a mark into view. @param {number} number @returns {boolean} whether there is one */
export function show(number) {
  const nodes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".mark")]);
  const found = nodes.find((node) => (node.dataset.marks ?? "").split(" ").includes(String(number)));
  if (!found) return false;
  for (const node of nodes) node.tabIndex = -1;
  found.tabIndex = 0;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  found.scrollIntoView({ block: "nearest", inline: "nearest", behavior: isStill ? "auto" : "smooth" });
  return true;
}

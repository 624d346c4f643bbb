// Figures in tables: of a report, of last year's beside it, of all years.

import { el, sign } from "./building.js";

/** Build an overview as the server told it. @param {any} overview */
export function overview(overview) {
  return el("div", { class: "overview" }, el("h2", {}, overview.title), ...overview.blocks.map(block));
}

/** @param {number[]} notes */
const marks = (notes) => (notes.length ? el("sup", {}, notes.map((one) => `[${one}]`).join("")) : null);

/** @param {any} each @returns {HTMLElement} */
function block(each) {
  switch (each.kind) {
    case "verdict":
      return el("div", { class: `verdict ${each.state}` }, sign(each.state), el("p", {}, each.text));
    case "facts":
      return el("dl", { class: "facts" }, ...each.pairs.flatMap((/** @type {string[]} */ pair) => [el("dt", {}, pair[0]), el("dd", {}, pair[1])]));
    case "section":
      return el("div", { class: "grid", tabindex: "0", role: "region", "aria-label": each.heading }, el("table", { class: "figures" }, el("caption", {}, each.heading),
        el("tbody", {}, ...each.rows.map((/** @type {any} */ row) => el("tr", {},
          el("th", { scope: "row", class: `depth-${Math.min(row.depth, 3)}` }, row.label, marks(row.notes)),
          el("td", { class: "number" }, row.value), el("td", {}, row.unit),
          el("td", { class: "soft" }, row.share ? `${row.share.label} ${row.share.written}` : ""))))));
    case "grid":
      return el("div", { class: "grid", tabindex: "0", role: "region", "aria-label": each.columns.map((/** @type {any} */ one) => one.heading).join(" ") },
        el("table", { class: "figures" }, el("thead", {}, el("tr", {}, el("td", {}), ...each.columns.map((/** @type {any} */ one) =>
          el(one.heading ? "th" : "td", { scope: one.heading ? "col" : null, class: one.figure ? "number" : null }, one.heading)))),
        el("tbody", {}, ...each.lines.map((/** @type {any} */ line) => (line.cells.length
          ? el("tr", {}, el("th", { scope: "row", class: `depth-${Math.min(line.depth, 3)}` }, line.label, marks(line.notes)),
            ...line.cells.map((/** @type {string} */ cell, /** @type {number} */ index) => el("td", { class: each.columns[index]?.figure ? "number" : null }, cell)))
          : el("tr", {}, el("th", { scope: "rowgroup", colspan: String(each.columns.length + 1), class: "group" }, line.label, marks(line.notes))))))));
    case "notes":
      return el("section", {}, el("h3", {}, each.heading), el("ol", { class: "notes" }, ...each.texts.map((/** @type {string} */ text) => el("li", {}, text))));
    default:
      return el("p", { class: "soft" }, each.text);
  }
}

// What was found, beside the text: the verdict, the findings, a figure's relations, what was not read.

import { button, el, say, sign, told } from "./building.js";

/**
 * @typedef {object} Doing
 * @property {(number: number) => void} finding a finding was chosen
 * @property {(number: number) => void} mark a figure was chosen
 * @property {(changes: any[], place: HTMLElement) => void} attempt figures are to be tried
 * @property {(question: number, answer: number | string | null) => void} answer a question was answered
 */

/** Build the verdict. @param {any} answer */
export function verdict(answer) {
  const state = answer.verdict.state;
  return el("div", { class: `verdict ${state}` }, sign(state), el("div", {},
    el("h1", { id: "verdict", tabindex: "-1" }, el("span", { class: "hidden-title" }, `${answer.title || answer.name}: `), told(answer.verdict.says))));
}

/** Build the list of findings. @param {any} answer @param {Doing} doing */
export function findings(answer, doing) {
  const list = el("ol", { class: "findings" });
  answer.findings.forEach((/** @type {any} */ each, /** @type {number} */ number) => {
    list.append(el("li", {}, finding(answer, each, number, doing)));
  });
  const count = answer.findings.length;
  return el("section", { "aria-labelledby": "findings-title" },
    el("h2", { id: "findings-title" }, say("findings"), count ? el("span", { class: "count" }, String(count)) : null),
    ...answer.causes.map((/** @type {any} */ cause) => el("div", { class: "card cause" },
      el("p", {}, told(cause.says)), attempt(cause.changes, doing))),
    count ? list : el("p", { class: "soft" }, say("no_findings")),
    answer.more_findings ? el("p", { class: "soft" }, say("more_findings", { count: answer.more_findings })) : null,
    count ? el("p", { class: "keys soft" }, say("keys")) : null);
}

/** @param {any} answer @param {any} each @param {number} number @param {Doing} doing */
function finding(answer, each, number, doing) {
  const severity = each.waiver ? "waived" : each.severity;
  const open = () => doing.finding(number);
  const relation = answer.relations.find((/** @type {any} */ one) => one.finding === number);
  const sides = each.related.filter((/** @type {any} */ side) => !relation || side.file !== answer.name);
  const notes = each.notes.map((/** @type {any} */ note) => el("p", { class: "soft" }, told(note)));
  const likely = each.likely.map((/** @type {any} */ one) => el("li", {}, el("p", {}, told(one.says)), attempt(one.changes, doing)));
  return el("article", { class: `card finding ${each.state}`, "data-finding": number, "aria-labelledby": `finding-${number}` },
    el("h3", { id: `finding-${number}` },
      el("button", { type: "button", class: "finding-button", click: open, "aria-pressed": "false" },
        sign(each.state), el("span", { class: "message" }, told(each.message)))),
    el("p", { class: "about soft" }, `${each.code} ${say(`severity_${severity}`)} · ${told(each.at)}`),
    relation ? el("p", { class: "holds" }, el("span", { class: "soft" }, `${say("has_to_hold")} `), told(relation.says)) : null,
    sides.length ? el("ul", { class: "sides" }, ...sides.map((/** @type {any} */ side) =>
      el("li", {}, told(side.says), side.file === answer.name ? null : el("span", { class: "soft" }, ` ${say("in_file", { file: side.file })}`)))) : null,
    ...notes,
    each.waiver ? el("p", { class: "soft" }, say("because", { reason: each.waiver.reason })) : null,
    likely.length ? el("details", { open: number < 3 }, el("summary", {}, say("likely")), el("ul", { class: "likely" }, ...likely)) : null,
    el("details", {}, el("summary", {}, say("rule")), el("p", {}, told(each.summary))));
}

/** A button that tries a correction, and the place of what comes of it. @param {any[]} changes @param {Doing} doing */
function attempt(changes, doing) {
  if (!changes.length) return null;
  const place = el("div", { class: "tried", role: "status" });
  return el("div", {}, button(say("try"), () => doing.attempt(changes, place), { class: "quiet" }), place);
}

/** Say what would hold then. @param {any} outcome @param {HTMLElement} place */
export function tried(outcome, place) {
  if (!outcome) {
    place.replaceChildren();
    return;
  }
  if (outcome.why) {
    place.replaceChildren(el("p", {}, told(outcome.why)));
    return;
  }
  /** @param {string} kind @param {any[]} list */
  const group = (kind, list) => list.map((one) => el("li", { class: kind }, sign(kind === "gone" ? "good" : "bad"),
    el("span", {}, say(kind, { finding: `${one.code} ${told(one)}` }))));
  const lines = [...group("gone", outcome.gone), ...group("comes", outcome.comes), ...group("stays", outcome.stays)];
  const turned = outcome.relations.filter((/** @type {any} */ one) => one.outcome !== "unknown" || one.was !== "unknown");
  place.replaceChildren(
    el("p", { class: "soft" }, say("tried")),
    lines.length ? el("ul", { class: "outcome" }, ...lines) : el("p", {}, say("same")),
    turned.length ? el("details", {}, el("summary", {}, say("and_relations", { count: turned.length })),
      el("ul", { class: "relations" }, ...turned.map(relation))) : "");
}

/** @param {any} each */
function relation(each) {
  return el("li", { class: each.outcome, title: each.rule ? told(each.rule) : null }, sign(each.outcome),
    el("span", {}, told(each.says), each.why && told(each.why) ? el("span", { class: "soft" }, ` (${told(each.why)})`) : null,
      el("span", { class: "soft code" }, ` ${each.code}`)));
}

/** Build what is said of one figure. @param {any} answer @param {number} number @param {Doing} doing */
export function figure(answer, number, doing) {
  const mark = answer.marks[number];
  const own = answer.relations.filter((/** @type {any} */ each) => each.marks.includes(number));
  const groups = ["broken", "waived", "held", "unknown"].map((outcome) => {
    const list = own.filter((/** @type {any} */ each) => each.outcome === outcome);
    return list.length ? el("div", {}, el("h3", {}, say(`relations_${outcome}`), el("span", { class: "count" }, String(list.length))),
      el("ul", { class: "relations" }, ...list.map(relation))) : null;
  });
  const place = el("div", { class: "tried", role: "status" });
  const input = /** @type {HTMLInputElement} */ (el("input", { id: "what-if", autocomplete: "off", inputmode: "text", value: "" }));
  const form = mark.path ? el("form", {
    class: "what-if",
    submit: (/** @type {Event} */ event) => {
      event.preventDefault();
      if (input.value.trim()) doing.attempt([[mark.path, input.value.trim()]], place);
    },
  }, el("label", { for: "what-if" }, say("try_label")), input, el("button", { type: "submit" }, say("try_more"))) : null;
  return el("section", { class: "card figure", "aria-labelledby": "figure-title" },
    el("h2", { id: "figure-title" }, mark.says.length ? mark.says.map(told).join(" · ") : say("figure")),
    el("p", { class: "soft" }, `${mark.written} · ${told(mark.place)}${mark.address ? ` · ${mark.address}` : ""}`),
    own.length ? null : el("p", { class: "soft" }, say("figure_none")), ...groups, form, place);
}

/** Build all relations, folded. @param {any} answer */
export function relations(answer) {
  const list = answer.relations;
  if (!list.length) return null;
  return el("details", { class: "all-relations" }, el("summary", {}, say(answer.more_relations ? "some_relations" : "all_relations", { count: list.length })),
    el("ul", { class: "relations" }, ...list.map(relation)),
    answer.silent ? el("p", { class: "soft" }, say("silent", { count: answer.silent })) : null,
    answer.more_relations ? el("p", { class: "soft" }, say("more_relations", { count: answer.more_relations })) : null);
}

/** Build what was not read, each with its choices. @param {any} answer @param {Doing} doing */
export function notRead(answer, doing) {
  if (!answer.left.length) return null;
  const entries = answer.left.map((/** @type {any} */ each, /** @type {number} */ number) => {
    const quoted = each.written ? el("p", { class: "quoted" }, each.around[0], el("strong", {}, each.written), each.around[1]) : null;
    const where = each.mark === null || each.mark === undefined ? null : button(told(answer.marks[each.mark].place), () => doing.mark(each.mark), { class: "link" });
    const choices = each.choices.map((/** @type {any} */ choice, /** @type {number} */ index) =>
      button(say("take", { figure: told(choice.says), written: choice.written }), () => doing.answer(each.question, index),
        { class: choice.chosen ? "chosen" : "quiet", "aria-pressed": String(choice.chosen) }));
    const input = /** @type {HTMLInputElement} */ (el("input", { id: `figure-${number}`, list: "addresses", autocomplete: "off" }));
    const other = each.question === null ? null : el("details", { class: "other" }, el("summary", {}, say("another_figure")),
      el("form", { submit: (/** @type {Event} */ event) => { event.preventDefault(); if (input.value.trim()) doing.answer(each.question, input.value.trim()); } },
        el("label", { for: `figure-${number}` }, say("another_label")), input, el("button", { type: "submit" }, say("go"))));
    const undo = each.answered ? button(say("undo"), () => doing.answer(each.question, null), { class: "link" }) : null;
    return el("li", { class: each.answered ? "answered" : null }, quoted, el("p", { class: "soft" }, told(each.says), where ? " · " : null, where),
      choices.length || undo ? el("div", { class: "choices" }, ...choices, undo) : null, each.answered ? null : other);
  });
  return el("section", { "aria-labelledby": "left-title" },
    el("h2", { id: "left-title" }, say("not_read"), el("span", { class: "count" }, String(entries.length))),
    el("p", { class: "soft" }, say("not_read_lead")), el("ol", { class: "not-read" }, ...entries),
    answer.more_left ? el("p", { class: "soft" }, say("more_left", { count: answer.more_left })) : null);
}

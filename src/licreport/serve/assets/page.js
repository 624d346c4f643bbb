// The page: what is open, what was found in it, and what is chosen.

import { ask } from "./asking.js";
import { button, el, say, speech, told } from "./building.js";
import * as side from "./side.js";
import * as text from "./text.js";

const MOST = 16; // MiB, as the server takes

/** What is open. */
const open = {
  /** @type {Blob | null} */ body: null,
  name: "",
  /** @type {string | null} */ authority: null,
  /** @type {number | null} */ year: null,
  /** @type {Map<number, number | string>} */ answers: new Map(),
  /** @type {any} */ answer: null,
  /** @type {{kind: "finding" | "mark", number: number} | null} */ chosen: null,
  said: "",
};

const head = /** @type {HTMLElement} */ (document.getElementById("head"));
const main = /** @type {HTMLElement} */ (document.getElementById("main"));

/** @type {side.Doing} */
const doing = {
  finding: (number) => choose({ kind: "finding", number }),
  mark: (number) => choose({ kind: "mark", number }),
  attempt,
  answer(question, given) {
    if (given === null) open.answers.delete(question);
    else open.answers.set(question, given);
    void examine();
  },
};

/** What is wanted of the document that is open. */
function asked() {
  return { name: open.name, lang: speech.lang, authority: open.authority, year: open.year, answers: [...open.answers] };
}

/** Take a file. @param {File} file */
function take(file) {
  if (file.size > MOST << 20) {
    notice(say("too_large", { name: file.name, most: MOST }));
    return;
  }
  begin(file, file.name);
}

/** Begin with a document. @param {Blob} body @param {string} name */
function begin(body, name) {
  Object.assign(open, { body, name, authority: null, year: null, answers: new Map(), answer: null, chosen: null });
  notice(say("reading", { name }));
  void examine();
}

/** Have what is open examined, and show it. */
async function examine() {
  if (open.body === null) return;
  main.setAttribute("aria-busy", "true");
  const reply = await ask("/examine", asked(), open.body);
  if (reply === null) return;
  main.removeAttribute("aria-busy");
  if (reply.status !== 200) {
    if (open.answer === null) open.body = null;
    render();
    notice(reply.told?.why ? told(reply.told.why) : say("no_answer"));
    return;
  }
  notice("");
  open.answer = reply.told;
  if (open.chosen && open.chosen.number >= reply.told[open.chosen.kind === "mark" ? "marks" : "findings"].length) open.chosen = null;
  render();
}

/** Try some changes, and say what would hold then. @param {any[]} changes @param {HTMLElement} place */
async function attempt(changes, place) {
  if (open.body === null) return;
  place.replaceChildren(say("checking"));
  const reply = await ask("/try", { ...asked(), changes }, open.body);
  if (reply === null) side.tried(null, place);
  else side.tried(reply.told ?? { why: { en: say("no_answer"), zh: say("no_answer") } }, place);
}

/** Say something at the top of the page. @param {string} said */
function notice(said) {
  open.said = said;
  const place = document.getElementById("notice");
  if (place) place.textContent = said;
}

/** Choose a finding or a figure, and light what belongs to it. @param {typeof open.chosen} chosen */
function choose(chosen) {
  open.chosen = chosen;
  const figure = document.getElementById("chosen-figure");
  if (figure) figure.replaceChildren(...(chosen?.kind === "mark" ? [side.figure(open.answer, chosen.number, doing)] : []));
  light();
  if (chosen?.kind === "finding") {
    const finding = open.answer.findings[chosen.number];
    const card = document.querySelector(`[data-finding="${chosen.number}"]`);
    card?.scrollIntoView({ block: "nearest" });
    /** @type {HTMLElement | null | undefined} */ (card?.querySelector(".finding-button"))?.focus({ preventScroll: true });
    if (finding.mark !== null) text.show(finding.mark);
  } else if (chosen) {
    text.show(chosen.number);
    const number = open.answer.findings.findIndex((/** @type {any} */ each) => each.mark === chosen.number || each.others.includes(chosen.number));
    if (number >= 0) document.querySelector(`[data-finding="${number}"]`)?.scrollIntoView({ block: "nearest" });
    figure?.scrollIntoView({ block: "nearest" });
  }
}

/** Light the marks and the findings that belong to what is chosen. */
function light() {
  const { chosen, answer } = open;
  /** @type {number[]} */ let meant = [];
  /** @type {number[]} */ let others = [];
  let number = -1;
  if (chosen?.kind === "finding") {
    const finding = answer.findings[chosen.number];
    number = chosen.number;
    meant = finding.mark === null ? [] : [finding.mark];
    others = finding.others;
    meant = [...meant, ...others];
    others = [];
  } else if (chosen) {
    meant = [chosen.number];
    others = answer.relations.filter((/** @type {any} */ each) => each.marks.includes(chosen.number)).flatMap((/** @type {any} */ each) => each.marks);
  }
  text.light(meant, others);
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-finding]"))) {
    const own = Number(card.dataset.finding);
    const finding = answer.findings[own];
    const isLit = own === number || (chosen?.kind === "mark" && (finding.mark === chosen.number || finding.others.includes(chosen.number)));
    card.classList.toggle("lit", isLit);
    card.querySelector(".finding-button")?.setAttribute("aria-pressed", String(isLit));
  }
}

/** Build the page anew. */
function render() {
  document.documentElement.lang = speech.lang === "zh" ? "zh-CN" : "en";
  document.title = open.answer?.title ? `${open.answer.title} · licreport` : say("title");
  head.replaceChildren(
    el("span", { class: "name" }, "licreport"),
    el("span", { class: "file" }, open.answer ? open.answer.title || open.name : say("title")),
    open.answer ? button(say("open_another"), close) : "",
    button(say("language"), turn, { lang: speech.lang === "zh" ? "en" : "zh-CN", class: "quiet" }));
  main.replaceChildren(el("p", { id: "notice", role: "status" }, open.said), ...(open.answer ? shown(open.answer) : [beginning()]));
  main.classList.toggle("is-open", open.answer !== null);
  if (open.answer) light();
}

/** The page before anything is open. */
function beginning() {
  const file = /** @type {HTMLInputElement} */ (el("input", {
    type: "file", id: "file", class: "hidden", accept: ".docx,.doc,.wps,.xlsx,.xls,.xlsm,.et,.pdf,.html,.htm,.txt,.md,.toml", tabindex: "-1", "aria-hidden": "true",
    change: () => { if (file.files?.[0]) take(file.files[0]); },
  }));
  const pasted = /** @type {HTMLTextAreaElement} */ (el("textarea", { id: "pasted", rows: "6", spellcheck: "false" }));
  return el("div", { class: "beginning" },
    el("div", { class: "drop" }, el("h1", {}, say("drop")), el("p", { class: "soft" }, say("drop_kinds")),
      button(say("choose"), () => file.click(), { class: "main" }), file),
    el("form", { class: "paste", submit: (/** @type {Event} */ event) => { event.preventDefault(); if (pasted.value.trim()) begin(new Blob([pasted.value]), `${say("pasted")}.txt`); } },
      el("label", { for: "pasted" }, say("paste")), pasted, el("button", { type: "submit" }, say("paste_go"))));
}

/** The page with a document open. @param {any} answer */
function shown(answer) {
  return [
    el("div", { class: "left-pane", role: "region", "aria-label": say("text_of", { name: answer.name }) }, text.text(answer, (mark) => doing.mark(mark))),
    el("div", { class: "right-pane", role: "region", "aria-label": say("side") },
      el("h1", { class: "hidden-title" }, answer.title || answer.name),
      el("div", { role: "status", "aria-live": "polite" }, side.verdict(answer)),
      answer.lacks.length ? lacking(answer) : null,
      el("div", { id: "chosen-figure" }, open.chosen?.kind === "mark" ? side.figure(answer, open.chosen.number, doing) : null),
      side.findings(answer, doing), side.notRead(answer, doing), side.relations(answer)),
  ];
}

/** Ask for what a document does not say of itself. @param {any} answer */
function lacking(answer) {
  const authority = /** @type {HTMLInputElement} */ (el("input", { id: "authority", value: open.authority ?? "" }));
  const year = /** @type {HTMLInputElement} */ (el("input", { id: "year", inputmode: "numeric", pattern: "[0-9]{4}", value: open.year ?? "" }));
  return el("form", {
    class: "card lacking",
    submit: (/** @type {Event} */ event) => {
      event.preventDefault();
      open.authority = authority.value.trim() || null;
      open.year = Number(year.value) || null;
      void examine();
    },
  }, el("p", {}, say("whose")),
  answer.lacks.includes("authority") || open.authority ? el("label", {}, say("authority"), authority) : null,
  answer.lacks.includes("year") || open.year ? el("label", {}, say("year"), year) : null,
  el("button", { type: "submit", class: "main" }, say("go")));
}

/** Close what is open. */
function close() {
  Object.assign(open, { body: null, answer: null, chosen: null, said: "" });
  render();
}

/** Speak the other language. */
function turn() {
  speech.lang = speech.lang === "zh" ? "en" : "zh";
  localStorage.setItem("lang", speech.lang);
  render();
}

document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dragging");
});
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) document.body.classList.remove("dragging");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dragging");
  const files = event.dataTransfer?.files ?? [];
  if (files.length) {
    take(files[0]);
    if (files.length > 1) notice(say("one_file", { name: files[0].name }));
  }
});
document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || !open.answer) return;
  const count = open.answer.findings.length;
  const step = { n: 1, p: -1 }[event.key];
  if (event.key === "Escape") choose(null);
  else if (step && count) {
    const at = open.chosen?.kind === "finding" ? open.chosen.number : step > 0 ? -1 : count;
    choose({ kind: "finding", number: (at + step + count) % count });
  }
});

const asking = await ask("/words", null);
if (asking?.status === 200) {
  speech.words = asking.told;
  speech.lang = /** @type {"en" | "zh"} */ (localStorage.getItem("lang") ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
  render();
} else {
  main.append(el("p", { id: "notice" }, asking?.told?.why ? `${asking.told.why.zh} · ${asking.told.why.en}` : "licreport: no answer · 没有回应"));
}

// The page: what is open, what was found in it, and what is chosen.

import { ask } from "./asking.js";
import { button, el, say, speech, told } from "./building.js";
import * as editing from "./editor.js";
import { files, follow, list, short } from "./files.js";
import { changed, form } from "./form.js";
import * as going from "./going.js";
import * as keeping from "./keeping.js";
import { merged } from "./merging.js";
import { overview } from "./overview.js";
import * as side from "./side.js";
import * as text from "./text.js";

const MOST = 16; // MiB, as the server takes
const MOST_CODES = 6; // that are named
const PAUSE = 350; // ms after the last key until what was typed is checked

/**
 * What was sent to be examined, and what was told of it. A document has two: itself, and the TOML that is made of it.
 * @typedef {{body: Blob, name: string, key: string | null, isRead: boolean, answer: any}} Sheet
 */

/** @typedef {"text" | "toml" | "form" | "figures" | "last-year" | "trend" | "preview"} Tab */

const open = {
  /** @type {Sheet | null} */ sheet: null,
  /** @type {Sheet | null} of a TOML file the same as the other */ toml: null,
  content: "", // the TOML as it is in the editor
  isEdited: false,
  /** @type {string | null} what the file held when it was read */ digest: null,
  /** @type {string | null} */ stamp: null,
  /** @type {Tab} */ tab: /** @type {Tab} */ ("text"),
  /** @type {string | null} */ authority: null,
  /** @type {number | null} */ year: null,
  /** @type {Map<number, number | string>} */ answers: new Map(),
  /** @type {{kind: "finding" | "mark", number: number} | null} */ chosen: null,
  /** @type {File | null} the file that was dropped or chosen */ file: null,
};

/** @type {{tables: editing.Table[]} & keeping.Known} */
let known = { tables: [], formats: [], manners: {}, project: {} };

const head = /** @type {HTMLElement} */ (document.getElementById("head"));
const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const content = /** @type {HTMLElement} */ (document.getElementById("content"));
const spoken = /** @type {HTMLElement} */ (document.getElementById("spoken")); // stays, or what is new would not be read out

const isWide = matchMedia("(min-width: 60rem) and (min-height: 30rem)");

/** The sheet that is looked at: the document's text, or else the TOML once that was examined. */
const current = () => (open.tab === "text" || !open.toml?.answer ? open.sheet : open.toml);
const isReading = () => !open.sheet?.answer; // what is seen is of what was open before
const isToml = () => open.sheet?.answer?.is_document === false;

/** @type {side.Doing} */
const doing = {
  finding: (number) => choose({ kind: "finding", number }, true),
  mark: (number) => choose({ kind: "mark", number }, true),
  attempt,
  answer(question, given) {
    if (isReading()) return;
    if (given === null) open.answers.delete(question);
    else open.answers.set(question, given);
    if (open.sheet) void examine(open.sheet, true);
  },
};

/** What is wanted of a sheet. @param {Sheet} sheet */
function asked(sheet) {
  const own = sheet === open.sheet ? { authority: open.authority, year: open.year, answers: [...open.answers] } : {};
  return { name: sheet.name, lang: speech.lang, file: sheet.key, read: sheet.isRead, ...own };
}

/** @type {File[]} dropped or chosen together, of which one is open at a time */
let dropped = [];

/** Take files that were dropped or chosen: the first is opened, the others wait. @param {File[]} given */
function takeAll(given) {
  if (!isLeft()) return;
  dropped = given;
  take(given[0], true);
}

/** Take a file. @param {File} file @param {boolean} [isAllowed] whether what was edited may go */
function take(file, isAllowed = isLeft()) {
  if (!isAllowed) return;
  if (file.size > MOST << 20) {
    notice(say("too_large", { name: file.name, most: MOST }));
    render(false);
  } else {
    begin({ body: file, name: file.name, key: null, isRead: false, answer: null });
    open.file = file;
  }
}

let opening = 0; // counts what was opened and closed

/** Begin with a document. @param {Sheet} sheet */
function begin(sheet) {
  opening += 1;
  clearTimeout(waiting); // what was typed before is of another
  isGone = false;
  Object.assign(open, {
    sheet, toml: null, content: "", isEdited: false, digest: null, stamp: null, tab: "text",
    authority: null, year: null, answers: new Map(), chosen: null, file: null,
  });
  going.opened(sheet.key);
  notice(say("reading", { name: sheet.name }), true);
  void examine(sheet);
}

/** Have a sheet examined, and show it. @param {Sheet} sheet @param {boolean} [isAnswered] whether a question about it was answered */
async function examine(sheet, isAnswered = false) {
  main.setAttribute("aria-busy", "true");
  const reply = await ask("/examine", asked(sheet), sheet.body);
  if (reply === null || (sheet !== open.sheet && sheet !== open.toml)) return;
  main.removeAttribute("aria-busy");
  if (reply.status !== 200) {
    if (sheet === open.sheet && sheet.answer === null) close(true);
    notice(reply.told?.why ? told(reply.told.why) : say("no_answer"));
    return;
  }
  if (isPassing) notice("");
  const isFirst = sheet.answer === null;
  const before = sheet.answer?.toml ?? "";
  sheet.answer = reply.told;
  if (sheet.isRead) {
    const digest = reply.headers.get("Licreport-Digest");
    if (!(open.isEdited && isToml())) Object.assign(open, { digest, stamp: reply.headers.get("Licreport-Stamp") });
    else if (digest !== open.digest) notice(say("changed_meanwhile", { file: sheet.name })); // what is edited is what the file held before
  }
  if (sheet === open.sheet && !open.isEdited) {
    open.content = sheet.answer.toml;
    open.toml = isToml() ? sheet : null;
  }
  if (isAnswered && open.isEdited) putIn(before, sheet.answer.toml);
  keepChosen();
  if (isFirst || current() === sheet) render(isFirst || !isTyping());
  if (isFirst && sheet === open.sheet) document.getElementById("verdict")?.focus({ preventScroll: true });
}

/** Put what an answer changes in the TOML into the TOML as it was edited; where that has no place for it, say so. @param {string} before @param {string} after */
function putIn(before, after) {
  const text = merged(open.content, before, after);
  notice(say(text === null ? "not_in_toml" : "put_in_toml"));
  if (text === null || text === open.content) return;
  open.content = text;
  clearTimeout(waiting);
  open.toml = null; // checked when it is looked at
}

const isTyping = () => open.tab === "toml" || (open.tab === "form" && document.activeElement?.tagName === "INPUT");

/** Choose nothing that is no longer there. */
function keepChosen() {
  const answer = current()?.answer;
  const all = open.chosen && answer ? answer[open.chosen.kind === "mark" ? "marks" : "findings"] : [];
  if (open.chosen && open.chosen.number >= all.length) open.chosen = null;
}

const isUnsaved = () => open.isEdited || open.answers.size > 0;

/** Ask whether what was edited or answered and not saved may go; where nothing was, it may. */
const isLeft = () => !isUnsaved() || confirm(say("leave"));

let waiting = 0;

/** Take what was typed, and have it checked after a pause. @param {string} content @param {number} [pause] */
function edit(content, pause = PAUSE) {
  if (isReading()) return;
  open.content = content;
  open.isEdited = true;
  clearTimeout(waiting);
  waiting = setTimeout(check, pause);
  document.getElementById("save")?.classList.add("main");
}

/** Have the TOML checked as it is in the editor. */
function check() {
  if (!open.sheet) return;
  const name = isToml() ? open.sheet.name : `${open.sheet.name.replace(/^.*[\\/]/, "").replace(/\.\w+$/, "")}.toml`;
  const before = open.toml?.answer ?? null;
  open.toml = { body: new Blob([open.content]), name, key: open.sheet.key, isRead: false, answer: before };
  if (isToml()) open.sheet = open.toml;
  void examine(open.toml);
}

/** Try some changes, and say what would hold then. @param {any[]} changes @param {HTMLElement} place */
async function attempt(changes, place) {
  const sheet = current();
  if (!sheet || isReading()) return;
  place.replaceChildren(say("checking"));
  const reply = await ask("/try", { ...asked(sheet), changes }, sheet.body);
  if (reply === null) side.tried(null, place);
  else side.tried(reply.told ?? { why: { en: say("no_answer"), zh: say("no_answer") } }, place);
}

let isPassing = false;

/** Say something at the top of the page. @param {string} said @param {boolean} [untilDone] */
function notice(said, untilDone = false) {
  isPassing = untilDone;
  /** @type {HTMLElement} */ (document.getElementById("notice")).textContent = said;
}

/** Choose a finding or a figure, and light what belongs to it. @param {typeof open.chosen} chosen @param {boolean} [isPointed] */
function choose(chosen, isPointed = false) {
  const answer = current()?.answer;
  if (!answer) return;
  open.chosen = chosen;
  const figure = document.getElementById("chosen-figure");
  if (figure) figure.replaceChildren(...(chosen?.kind === "mark" ? [side.figure(answer, chosen.number, doing)] : []));
  light();
  if (chosen?.kind === "finding") {
    const finding = answer.findings[chosen.number];
    const card = document.querySelector(`[data-finding="${chosen.number}"]`);
    const opener = /** @type {HTMLElement | null | undefined} */ (card?.querySelector(".finding-button"));
    opener?.scrollIntoView({ block: "nearest" });
    opener?.focus({ preventScroll: true });
    if (open.tab === "toml") editing.select(finding.range, finding.line, isPointed);
    else if (open.tab === "text" && finding.mark !== null) text.show(finding.mark);
  } else if (chosen) {
    const mark = answer.marks[chosen.number];
    if (open.tab === "toml") editing.select(mark.range, mark.line, isPointed);
    else if (open.tab === "text") text.show(chosen.number);
    if (isWide.matches) figure?.scrollIntoView({ block: "nearest" });
  }
}

/** Light the marks and the findings that belong to what is chosen. */
function light() {
  const answer = current()?.answer;
  const { chosen } = open;
  /** @param {any} finding @param {number} mark */
  const touches = (finding, mark) => finding.mark === mark || finding.others.includes(mark);
  const number = chosen?.kind === "finding" ? chosen.number : -1;
  if (chosen?.kind === "finding") {
    const finding = answer.findings[number];
    text.light([...(finding.mark === null ? [] : [finding.mark]), ...finding.others], []);
  } else if (chosen) {
    const own = answer.relations.filter((/** @type {any} */ each) => each.marks.includes(chosen.number));
    text.light([chosen.number], own.flatMap((/** @type {any} */ each) => each.marks));
  } else text.light([], []);
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-finding]"))) {
    const own = Number(card.dataset.finding);
    const isLit = own === number || (chosen?.kind === "mark" && touches(answer.findings[own], chosen.number));
    card.classList.toggle("lit", isLit);
    card.querySelector(".finding-button")?.setAttribute("aria-pressed", String(isLit));
  }
  if (open.tab === "toml" && answer?.is_document === false) editing.annotate(answer, number);
}

/** Build the page anew; the left side only where nobody types in it. @param {boolean} [isWhole] */
function render(isWhole = true) {
  document.documentElement.lang = speech.lang === "zh" ? "zh-CN" : "en";
  const answer = current()?.answer;
  const focused = document.activeElement?.id;
  document.title = answer?.title ? `${answer.title} · licreport` : say("title");
  renderHead(answer);
  const left = document.getElementById("left");
  const right = document.getElementById("right");
  if (!answer) {
    main.className = "";
    spoken.textContent = "";
    content.replaceChildren(beginning());
    return;
  }
  if (isWhole || !left || !right) {
    main.className = "is-open";
    content.replaceChildren(
      el("div", { id: "left", class: "left-pane" }, tabs(), el("div", { id: "panel", role: "tabpanel", "aria-labelledby": `tab-${open.tab}` })),
      el("div", { id: "right", class: "right-pane", role: "region", "aria-label": say("side") }, ...found(answer)),
      walk(answer));
    void fill(/** @type {HTMLElement} */ (document.getElementById("panel")));
  } else {
    const top = right.scrollTop;
    right.replaceChildren(...found(answer));
    right.scrollTop = top;
  }
  spoken.textContent = told(answer.verdict.says);
  light();
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** Go from finding to finding, for who has no keys and sees the text or the findings, but not both. @param {any} answer */
function walk(answer) {
  const details = () => {
    const figure = document.getElementById("chosen-figure");
    const card = document.querySelector(`[data-finding="${open.chosen?.kind === "finding" ? open.chosen.number : 0}"]`);
    (open.chosen?.kind === "mark" ? figure : card ?? document.getElementById("right"))?.scrollIntoView();
  };
  const isNone = answer.findings.length === 0;
  return el("nav", { class: "walk", "aria-label": say("findings") },
    button(say("previous"), () => step(-1), { disabled: isNone }), button(say("details"), details),
    button(say("next"), () => step(1), { disabled: isNone }));
}

/** Choose the next finding, or the one before. @param {number} by */
function step(by) {
  const count = current()?.answer?.findings.length ?? 0;
  if (!count) return;
  const at = open.chosen?.kind === "finding" ? open.chosen.number : by > 0 ? -1 : count;
  choose({ kind: "finding", number: (at + by + count) % count });
}

/** @param {any} answer */
function renderHead(answer) {
  const canSave = answer && (files.place !== null || (isToml() && open.sheet?.key));
  head.replaceChildren(
    el("span", { class: "name" }, "licreport"),
    el("span", { class: "file" }, answer ? answer.title || answer.name : say("title")),
    answer ? button(say(files.entries.length ? "back" : "open_another"), () => { if (isLeft()) close(); }) : "",
    canSave ? button(say("save"), save, { id: "save", class: open.isEdited ? "main" : null }) : "",
    answer ? keeping.downloads(known, () => {
      if (open.toml === null && open.isEdited) check();
      const sheet = /** @type {Sheet} */ (open.isEdited ? open.toml : open.sheet);
      return { asked: asked(sheet), body: sheet.body, title: answer.title };
    }, notice) : "",
    button(speech.lang === "zh" ? "English" : "中文", turn, { id: "language", lang: speech.lang === "zh" ? "en" : "zh-CN", class: "quiet" }));
}

/** The page before anything is open. */
function beginning() {
  const file = /** @type {HTMLInputElement} */ (el("input", {
    type: "file", id: "file", class: "hidden", accept: ".docx,.doc,.wps,.xlsx,.xls,.xlsm,.et,.pdf,.html,.htm,.txt,.md,.toml", tabindex: "-1", "aria-hidden": "true",
    multiple: true, change: () => { if (file.files?.length) takeAll([...file.files]); },
  }));
  const pasted = /** @type {HTMLTextAreaElement} */ (el("textarea", { id: "pasted", rows: "5", spellcheck: "false" }));
  const paste = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (pasted.value.trim()) begin({ body: new Blob([pasted.value]), name: `${say("pasted")}.txt`, key: null, isRead: false, answer: null });
  };
  return el("div", { class: "beginning" },
    others(), list(openFile),
    el("div", { class: "drop" }, el("h1", {}, say("drop")), el("p", { class: "soft" }, say("drop_kinds")),
      button(say("choose"), () => file.click(), { class: "main" }), file),
    el("form", { class: "paste", submit: paste }, el("label", { for: "pasted" }, say("paste")), pasted, el("button", { type: "submit" }, say("paste_go"))));
}

/** Open one of the files that were named. @param {import("./files.js").Entry} entry */
function openFile(entry) {
  listed = entry.key;
  begin({ body: new Blob(), name: entry.file, key: entry.key, isRead: true, answer: null });
}

/** The tabs of the left side. */
function tabs() {
  const own = files.entries.find((one) => one.key === open.sheet?.key);
  const hasYears = own && files.entries.some((one) => one.authority === own.authority && one.year !== own.year);
  /** @type {Tab[]} */
  const all = ["text", "toml", "form", "figures", ...(hasYears ? /** @type {Tab[]} */ (["last-year", "trend"]) : []), "preview"];
  const holder = el("div", { class: "tabs", role: "tablist", "aria-label": say("views") }, ...all.map((tab) => button(say(`tab_${tab}`), () => turnTo(tab), {
    role: "tab", id: `tab-${tab}`, "aria-selected": String(tab === open.tab), "aria-controls": "panel", tabindex: tab === open.tab ? "0" : "-1",
  })));
  holder.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) turnTo(all[(all.indexOf(open.tab) + step + all.length) % all.length]);
  });
  return holder;
}

/** Open a file by its key, and tell whether it is among those that were named. @param {string} key */
function openKey(key) {
  const entry = files.entries.find((one) => one.key === key);
  if (entry) openFile(entry);
  return entry !== undefined;
}

/** Show another tab. @param {Tab} tab */
function turnTo(tab) {
  if (isReading()) return;
  const before = current();
  open.tab = tab;
  if (open.toml === null && (tab === "toml" || tab === "form" || (tab !== "text" && open.isEdited))) check();
  if (current() !== before) open.chosen = null;
  render();
  document.getElementById(`tab-${tab}`)?.focus({ preventScroll: true });
  if (!isWide.matches) document.getElementById("left")?.scrollIntoView({ block: "start" }); // it stands below the findings
}

/** Fill the panel of the tab. @param {HTMLElement} panel */
async function fill(panel) {
  const sheet = current();
  if (!sheet) return;
  const answer = sheet.answer;
  if (open.tab === "text") panel.append(text.text(answer, (mark) => choose({ kind: "mark", number: mark })));
  else if (open.tab === "toml") panel.append(editing.editor(open.content, known.tables, (content) => edit(content)));
  else if (open.tab === "form") panel.append(form(answer, known.tables, (path, typed) => edit(changed(open.content, path, typed), 0)));
  else {
    panel.append(el("p", { class: "soft", role: "status" }, say("checking")));
    const reply = await ask(`/${open.tab}`, asked(sheet), sheet.body, "panel");
    if (reply === null) return;
    if (reply.status !== 200) panel.replaceChildren(el("p", { role: "status" }, reply.told?.why ? told(reply.told.why) : say("no_answer")));
    else if (open.tab === "preview") panel.replaceChildren(el("p", { class: "soft" }, say("preview_lead")), el("iframe", { class: "preview", sandbox: true, src: `/shown/${reply.told.key}`, title: say("tab_preview") }));
    else panel.replaceChildren(overview(reply.told));
  }
}

/** What was found. @param {any} answer */
function found(answer) {
  return [
    side.verdict(answer),
    answer.left_out ? el("p", { class: "soft" }, say("rules_left_out", {
      rules: answer.left_out.rules.length, codes: few(answer.left_out.rules), findings: answer.left_out.findings,
    })) : "",
    others(),
    aside(),
    answer.lacks.length || ((open.authority || open.year) && current() === open.sheet) ? lacking(answer) : "",
    el("div", { id: "chosen-figure" }, open.chosen?.kind === "mark" ? side.figure(answer, open.chosen.number, doing) : null),
    side.findings(answer, doing), side.notRead(answer, doing) ?? "", side.relations(answer) ?? "", addresses(),
  ];
}

/** Return the first of some codes. @param {string[]} codes */
const few = (codes) => codes.slice(0, MOST_CODES).join(speech.lang === "zh" ? "、" : ", ") + (codes.length > MOST_CODES ? " …" : "");

/** The files that were dropped with the one that is open. */
function others() {
  const rest = dropped.filter((one) => one !== open.file);
  if (!rest.length) return "";
  return el("div", { class: "card others" }, el("p", {}, say("others_dropped", { count: rest.length })),
    el("ul", {}, ...rest.map((one) => el("li", {}, button(one.name, () => take(one), { class: "link" })))));
}

/** Say of a document that the TOML beside it counts in its place, and lead there. */
function aside() {
  const own = files.entries.find((one) => one.key === open.sheet?.key);
  const instead = own?.toml && files.entries.find((one) => one.file === own.toml);
  if (!instead) return "";
  return el("div", { class: "card aside" }, el("p", {}, say("aside", { file: short(instead.file) })),
    button(say("open", { file: short(instead.file) }), () => { if (isLeft()) openFile(instead); }, { class: "quiet" }));
}

/** The names of figures, for who types one. */
function addresses() {
  return el("datalist", { id: "addresses" }, ...known.tables.filter((one) => !one.is_list).flatMap((table) =>
    table.keys.filter((one) => one.is_figure).map((one) => el("option", { value: `${table.key}.${one.key}` }, told(one.label)))));
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
      if (open.sheet) void examine(open.sheet);
    },
  }, el("p", {}, say("whose")),
  answer.lacks.includes("authority") || open.authority ? el("label", {}, say("authority"), authority) : null,
  answer.lacks.includes("year") || open.year ? el("label", {}, say("year"), year) : null,
  el("button", { type: "submit", class: "main" }, say("go")));
}

/** Save the TOML: over its file, or as a new one. */
function save() {
  const sheet = open.sheet;
  if (!sheet || isReading()) return;
  const own = opening;
  /** @param {{key: string, digest: string, file: string}} kept */
  const done = (kept) => {
    if (own !== opening) return; // another was opened meanwhile
    isGone = false;
    const saved = { body: new Blob([what.text]), name: kept.file, key: kept.key, isRead: true, answer: open.toml?.answer ?? sheet.answer };
    const isEdited = open.content !== what.text; // what was typed meanwhile is not lost
    Object.assign(open, { sheet: saved, toml: saved, isEdited, answers: new Map(), digest: kept.digest, stamp: null });
    going.opened(kept.key);
    if (isEdited) check();
    else void examine(saved);
  };
  const what = { text: open.content, key: isToml() ? sheet.key : null, digest: isToml() ? open.digest : null, name: "", beside: sheet.key };
  if (what.key) {
    void keeping.save(what, done, notice).then((why) => { if (why) notice(why); });
    return;
  }
  const entry = files.entries.find((one) => one.key === sheet.key);
  const year = /\d{4}/.exec(sheet.answer.title)?.[0] ?? "";
  const place = entry ? entry.file.replace(/[\\/]?[^\\/]*$/, "") || "." : files.place ?? "";
  const stem = entry ? entry.file.replace(/^.*[\\/]/, "").replace(/\.\w+$/, "") : year;
  keeping.askName(stem, place, entry ? say("save_beside", { file: short(entry.file) }) : "", (name) => keeping.save({ ...what, name }, done, notice));
}

/** Close what is open. @param {boolean} [isFailed] whether it could not be opened, and others wait @param {boolean} [isBack] whether the browser has gone back itself */
function close(isFailed = false, isBack = false) {
  opening += 1;
  clearTimeout(waiting);
  main.removeAttribute("aria-busy");
  const key = open.sheet?.key;
  Object.assign(open, { sheet: null, toml: null, chosen: null, isEdited: false, answers: new Map(), file: null });
  if (!isFailed) dropped = [];
  if (!isBack) going.closed();
  notice("");
  render();
  const own = key ? document.querySelector(`.files [data-key="${key}"]`) : document.querySelector(".drop button");
  /** @type {HTMLElement | null} */ (own)?.focus();
}

/** Speak the other language. */
function turn() {
  speech.lang = speech.lang === "zh" ? "en" : "zh";
  localStorage.setItem("lang", speech.lang);
  render();
  document.getElementById("language")?.focus();
}

let hasListed = false;

/** @type {string | null} the file that is open, once it was in the list */
let listed = null;
let isGone = false; // and is no longer in it, which was said

/** See what changed on disk: of the file that is open, too. */
function changedOnDisk() {
  const isFirst = !hasListed;
  hasListed = true;
  if (!open.sheet) {
    render();
    const only = files.entries.length === 1 && files.place === null ? files.entries[0] : null;
    if (isFirst && !going.begun(openKey) && only) openFile(only);
    return;
  }
  if (!document.getElementById("save")) renderHead(current()?.answer);
  const own = files.entries.find((one) => one.key === open.sheet?.key);
  if (own) {
    if (isGone) notice("");
    isGone = false;
    listed = own.key;
  } else if (listed !== null && listed === open.sheet.key && !isGone) {
    isGone = true;
    notice(say("vanished_title", { file: open.sheet.name }));
  }
  if (!own || open.stamp === null || own.stamp === open.stamp) return;
  open.stamp = own.stamp;
  if (!isToml()) {
    if (open.answers.size) notice(say("answers_void", { file: own.file })); // the same number may be another question now
    else if (open.isEdited) notice(say("document_changed", { file: own.file }));
    open.answers.clear();
    void examine(open.sheet);
  } else if (open.isEdited) notice(say("changed_meanwhile", { file: own.file }));
  else if (open.sheet.isRead) void examine(open.sheet);
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
  const isFolder = [...event.dataTransfer?.items ?? []].some((one) => one.webkitGetAsEntry?.()?.isDirectory);
  const given = [...event.dataTransfer?.files ?? []];
  if (isFolder) notice(say("folder_dropped"));
  else if (given.length) takeAll(given);
});
document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const answer = current()?.answer;
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest("dialog") || !answer) return;
  const by = { n: 1, p: -1 }[event.key];
  if (event.key === "Escape") choose(null);
  else if (by) step(by);
});
going.follow(
  () => open.sheet?.key,
  () => {
    const isAllowed = isLeft();
    if (isAllowed) close(false, true);
    return isAllowed;
  },
  openKey,
);
window.addEventListener("beforeunload", (event) => {
  if (isUnsaved()) event.preventDefault();
});

const words = await ask("/words", null);
if (words?.status === 200) {
  speech.words = words.told;
  speech.lang = /** @type {"en" | "zh"} */ (localStorage.getItem("lang") ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
  render();
  void ask("/known", null).then((reply) => {
    if (reply?.status === 200) known = reply.told;
    if (open.sheet) render();
  });
  void follow(changedOnDisk, (why) => notice(why === null ? "" : why ? told(why) : say("no_answer")));
} else {
  notice(words?.told?.why ? `${words.told.why.zh} · ${words.told.why.en}` : "licreport: no answer · 没有回应");
}

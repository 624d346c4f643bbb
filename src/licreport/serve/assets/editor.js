// The TOML as text: line numbers with the signs of findings, and completion of keys from the format.

import { el, say, SIGNS, told } from "./building.js";

/** @typedef {{key: string, label: any, is_list: boolean, keys: {key: string, label: any, unit: any, is_figure: boolean, values: string[]}[]}} Table */

const MOST_OFFERED = 8;

/**
 * Build the editor.
 * @param {string} content
 * @param {Table[]} tables
 * @param {(content: string) => void} edited
 */
export function editor(content, tables, edited) {
  const area = /** @type {HTMLTextAreaElement} */ (el("textarea", {
    id: "toml", wrap: "off", spellcheck: "false", autocapitalize: "off", autocomplete: "off",
    "aria-label": "TOML", "aria-autocomplete": "list", "aria-controls": "offers",
  }));
  area.value = content;
  const gutter = el("div", { class: "gutter", "aria-hidden": "true" });
  const offers = el("ul", { id: "offers", class: "offers", role: "listbox", "aria-label": say("offers"), hidden: true });
  /** @type {{text: string, from: number}[]} */ let offered = [];
  let at = 0;

  function number() {
    const count = area.value.split("\n").length;
    while (gutter.childElementCount < count) gutter.append(el("div", {}, String(gutter.childElementCount + 1)));
    while (gutter.childElementCount > count) gutter.lastElementChild?.remove();
  }

  function hide() {
    offered = [];
    offers.hidden = true;
    area.removeAttribute("aria-activedescendant");
  }

  /** @param {boolean} isAsked */
  function offer(isAsked) {
    offered = [];
    const found = area.selectionStart === area.selectionEnd ? completions(area.value, area.selectionStart, tables, isAsked) : [];
    if (!found.length) {
      hide();
      return;
    }
    at = 0;
    offered = found;
    offers.replaceChildren(...found.map((one, index) => el("li", {
      role: "option", id: `offer-${index}`, "aria-selected": String(index === 0),
      mousedown: (/** @type {Event} */ event) => { event.preventDefault(); take(index); },
    }, el("code", {}, one.text.trim()), ` ${told(one.label)}${told(one.unit) ? ` (${told(one.unit)})` : ""}`)));
    offers.hidden = false;
    place();
    area.setAttribute("aria-activedescendant", "offer-0");
  }

  function place() {
    const before = area.value.slice(0, area.selectionStart).split("\n");
    const height = parseFloat(getComputedStyle(area).lineHeight);
    offers.style.top = `${before.length * height - area.scrollTop + 8}px`;
  }

  /** @param {number} index */
  function take(index) {
    const one = offered[index];
    area.setRangeText(one.text, one.from, area.selectionStart, "end");
    hide();
    changed();
    if (one.text.endsWith("= ")) offer(true);
  }

  /** @param {number} step */
  function go(step) {
    at = (at + step + offered.length) % offered.length;
    [...offers.children].forEach((node, index) => node.setAttribute("aria-selected", String(index === at)));
    area.setAttribute("aria-activedescendant", `offer-${at}`);
  }

  function changed() {
    number();
    edited(area.value);
  }

  area.addEventListener("input", () => { changed(); offer(false); });
  area.addEventListener("scroll", () => { gutter.scrollTop = area.scrollTop; hide(); });
  area.addEventListener("blur", hide);
  area.addEventListener("click", hide);
  area.addEventListener("keydown", (event) => {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      offer(true);
    } else if (offered.length) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); go(event.key === "ArrowDown" ? 1 : -1); }
      else if (event.key === "Enter" || event.key === "Tab") { event.preventDefault(); take(at); }
      else if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); hide(); }
    }
  });
  number();
  return el("div", { class: "editor" }, el("p", { class: "soft" }, say("editor_keys")), el("div", { class: "sheet" }, gutter, area, offers));
}

/**
 * Return what may stand where the caret is: tables in a header, keys of the table at the beginning of a line, and behind
 * a key what it may be, where that is one of a few.
 * @param {string} text @param {number} caret @param {Table[]} tables @param {boolean} isAsked
 */
export function completions(text, caret, tables, isAsked) {
  const start = text.lastIndexOf("\n", caret - 1) + 1;
  const line = text.slice(start, caret);
  const rest = text.slice(caret, text.indexOf("\n", caret) < 0 ? text.length : text.indexOf("\n", caret));
  if (rest.trim() && !rest.trim().startsWith("#")) return [];
  const header = /^\s*\[{1,2}([\w.]*)$/.exec(line);
  if (header) {
    return tables.filter((one) => one.key.startsWith(header[1])).slice(0, MOST_OFFERED)
      .map((one) => ({ text: one.is_list ? `[[${one.key}]]\n` : `[${one.key}]\n`, from: start, label: one.label, unit: null }));
  }
  const key = /^\s*(\w*)$/.exec(line);
  const value = /^\s*(\w+)\s*=\s*("?\w*)$/.exec(line);
  if (!value && (!key || (!key[1] && !isAsked))) return [];
  const above = text.slice(0, start).split("\n");
  const at = above.findLastIndex((one) => /^\s*\[/.test(one));
  const name = at < 0 ? "" : above[at].replace(/[[\]\s]|#.*$/g, "");
  const table = tables.find((one) => one.key === name);
  if (!table) return [];
  if (value) {
    const begun = value[2];
    if (!begun && !isAsked) return [];
    return (table.keys.find((one) => one.key === value[1])?.values ?? [])
      .filter((one) => one !== begun && (one.startsWith(begun) || one.startsWith(`"${begun}`)))
      .map((one) => ({ text: one, from: caret - begun.length, label: null, unit: null }));
  }
  if (!key) return [];
  const below = text.slice(caret).split("\n");
  const end = below.findIndex((one) => /^\s*\[/.test(one));
  const own = [...above.slice(at + 1), ...below.slice(1, end < 0 ? undefined : end)];
  const taken = new Set(own.map((one) => /^\s*(\w+)\s*=/.exec(one)?.[1]));
  return table.keys.filter((one) => one.key.startsWith(key[1]) && one.key !== key[1] && !taken.has(one.key)).slice(0, MOST_OFFERED)
    .map((one) => ({ text: `${one.key} = `, from: caret - key[1].length, label: one.label, unit: one.unit }));
}

/** Show beside the lines what was found in them. @param {any} answer @param {number} chosen the finding that is chosen, or -1 */
export function annotate(answer, chosen) {
  const lines = document.querySelectorAll(".gutter > div");
  for (const line of lines) {
    line.className = "";
    line.removeAttribute("data-sign");
  }
  answer.findings.forEach((/** @type {any} */ finding, /** @type {number} */ number) => {
    const line = lines[finding.line - 1];
    if (!line) return;
    line.classList.add(finding.state);
    line.setAttribute("data-sign", SIGNS[finding.state]);
    if (number === chosen) line.classList.add("lit");
  });
}

/** Select some characters, and bring their line into view. @param {[number, number] | null} range @param {number} line @param {boolean} isFocused */
export function select(range, line, isFocused) {
  const area = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("toml"));
  if (!area) return;
  const height = parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, (line - 6) * height);
  if (range) area.setSelectionRange(...range);
  if (isFocused) area.focus({ preventScroll: true });
}

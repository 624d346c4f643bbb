// Elements and text nodes, and the words of the page. Nothing is ever made of HTML.

/** @typedef {import("./asking.js").Words} Words */

/** @type {{lang: "en" | "zh", words: Record<string, Words>}} */
export const speech = { lang: "zh", words: {} };

/** Say a phrase of the page, with facts in it. @param {string} name @param {Record<string, string | number>} [facts] */
export function say(name, facts = {}) {
  const said = speech.words[name]?.[speech.lang] ?? name;
  return said.replace(/\{(\w+)\}/g, (_, key) => String(facts[key] ?? ""));
}

/** Say what the server told in both languages. @param {Words | null | undefined} words */
export function told(words) {
  return words ? words[speech.lang] : "";
}

/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, any>} [facts] attributes; a function listens, null and false are left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function el(tag, facts = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child || child === "") made.append(/** @type {Node | string} */ (child));
  return made;
}

/** Make a button. @param {string} text @param {() => void} does @param {Record<string, any>} [facts] */
export function button(text, does, facts = {}) {
  return el("button", { type: "button", click: does, ...facts }, text);
}

/** The sign of a state, which tells it without its colour. */
export const SIGNS = /** @type {Record<string, string>} */ ({
  held: "=", broken: "≠", unknown: "?", waived: "≈", contradicted: "≠", doubtful: "!", left: "?", read: "",
  good: "=", bad: "≠", warning: "!", error: "≠", aside: "→",
});

/** Make the sign of a state. @param {string} state */
export function sign(state) {
  return el("span", { class: `sign ${state}`, "aria-hidden": "true" }, SIGNS[state] ?? "");
}

// Saving into the folder, and downloads. Nothing is written before it is asked for.

import { ask } from "./asking.js";
import { button, el, say, speech, told } from "./building.js";

/**
 * Save; where the file is not what it was, show the difference and ask.
 * @param {{text: string, key: string | null, digest: string | null, name: string, beside: string | null}} what
 * @param {(saved: {key: string, digest: string, file: string}) => void} done
 * @param {(said: string) => void} notice
 * @returns {Promise<string>} why it was not saved; nothing where it was, or is asked about
 */
export async function save(what, done, notice) {
  const reply = await ask("/save", { file: what.key, name: what.name, was: what.digest, beside: what.beside }, what.text);
  if (reply === null) return "";
  if (reply.status === 200) {
    notice(say("saved", { file: reply.told.file }));
    done(reply.told);
  } else if (reply.status === 409) {
    choose(reply.told, () => void save({ ...what, key: reply.told.key, digest: reply.told.digest }, done, notice).then((why) => { if (why) notice(why); }));
  } else {
    return reply.told?.why ? told(reply.told.why) : say("no_answer");
  }
  return "";
}

/** Show what is there and what would be, and ask. @param {any} found @param {() => void} replace */
function choose(found, replace) {
  const lines = found.difference.map((/** @type {[string, string]} */ [kind, text]) =>
    el("div", { class: kind === "-" ? "theirs" : kind === "+" ? "ours" : null }, `${kind} ${text}`));
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { "aria-labelledby": "changed-title" },
    el("h2", { id: "changed-title" }, say(found.digest ? "changed_title" : "vanished_title", { file: found.file })),
    el("p", { class: "soft" }, say("changed_lead")),
    el("div", { class: "difference", tabindex: "0", role: "region", "aria-label": say("changed_lead") }, ...lines),
    el("div", { class: "choices" },
      button(say("cancel"), () => dialog.close(), { class: "main", autofocus: true }),
      button(say("replace"), () => { dialog.close(); replace(); }))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * Ask for the name of a new file, until one is given under which it is saved.
 * @param {string} name
 * @param {string} place the folder, as it is called
 * @param {string} why that name; may be nothing
 * @param {(name: string) => Promise<string>} given returns what is wrong with the name, or nothing
 */
export function askName(name, place, why, given) {
  const input = /** @type {HTMLInputElement} */ (el("input", {
    id: "new-name", value: name, autocomplete: "off", spellcheck: "false", "aria-describedby": "name-wrong",
    input: () => wrong.replaceChildren(),
  }));
  const wrong = el("p", { id: "name-wrong", role: "alert", class: "wrong" });
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { "aria-labelledby": "name-title" },
    el("form", {
      submit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        const said = await given(input.value);
        wrong.replaceChildren(said);
        input.setAttribute("aria-invalid", String(said !== ""));
        if (said) input.focus();
        else dialog.close();
      },
    },
    el("h2", { id: "name-title" }, say("save_new", { place })),
    why ? el("p", { class: "soft" }, why) : null,
    el("label", {}, say("file_name"), el("span", { class: "with-ending" }, input, el("span", { class: "soft" }, ".toml"))), wrong,
    el("div", { class: "choices" }, el("button", { type: "submit", class: "main" }, say("save")), button(say("cancel"), () => dialog.close())))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  input.select();
}

/**
 * @typedef {object} Known
 * @property {any[]} formats
 * @property {Record<string, (string | null)[]>} manners how a document may be printed; null is as the project or the language has it
 * @property {Record<string, string | null>} project how the project's settings have it
 */

/** What was chosen of that, by whoever looks at this page. @type {Record<string, string | null>} */
const chosen = {};

/**
 * Build the menu of downloads.
 * @param {Known} known
 * @param {() => {asked: object, body: Blob, title: string}} what
 * @param {(said: string) => void} notice
 */
export function downloads({ formats, manners, project }, what, notice) {
  const menu = /** @type {HTMLDetailsElement} */ (el("details", { class: "menu" }, el("summary", { role: "button" }, say("download"))));
  const all = [{ name: "toml", suffix: ".toml", says: { en: "the figures as text", zh: "数据文本" } }, ...formats];
  const list = el("ul", {}, ...all.map((form) => el("li", {}, button(`${form.name.toUpperCase()} · ${told(form.says)}`, () => {
    menu.open = false;
    void download(form, what(), notice);
  }, { class: "quiet" }))));
  const choices = Object.entries(manners).map(([name, values]) => {
    const select = /** @type {HTMLSelectElement} */ (el("select", { id: `manner-${name}`, change: () => { chosen[name] = select.value || null; } },
      ...values.map((one) => el("option", { value: one ?? "", selected: (chosen[name] ?? null) === one },
        one === null ? (project[name] ? say("as_project", { manner: say(`manner_${name}_${project[name]}`) }) : say("as_usual")) : say(`manner_${name}_${one}`)))));
    return el("label", { for: `manner-${name}` }, el("span", {}, say(`manner_${name}`)), select);
  });
  menu.append(el("div", { class: "popup", tabindex: "-1" }, list, el("div", { class: "manners" }, ...choices)));
  menu.addEventListener("focusout", (event) => { if (!menu.contains(/** @type {Node | null} */ (event.relatedTarget))) menu.open = false; });
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary")?.focus(); } });
  return menu;
}

/** @param {any} form @param {{asked: object, body: Blob, title: string}} what @param {(said: string) => void} notice */
async function download(form, { asked, body, title }, notice) {
  notice(say("making", { name: form.name.toUpperCase() }));
  const reply = await ask("/make", { ...asked, ...chosen, form: form.name, lang: speech.lang }, body);
  if (reply === null) return;
  if (reply.status !== 200 || !(reply.bytes || reply.told)) {
    notice(reply.told?.why ? told(reply.told.why) : say("no_answer"));
    return;
  }
  notice("");
  const address = URL.createObjectURL(/** @type {Blob} */ (reply.bytes));
  const link = /** @type {HTMLAnchorElement} */ (el("a", { href: address, download: `${title || "report"}${form.suffix}` }));
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// What every page of the site does: search by name and initials. Names come in scripts, since pages that are opened as
// files may fetch nothing; they are only loaded once somebody searches.
"use strict";

/** @typedef {{name: string, plain: string, initials: string, key: string}} Authority */

const licreport = (() => {
  const root = document.documentElement.dataset.root ?? "";
  const lang = document.documentElement.lang;
  const MOST = 12;

  /** @type {Authority[][]} */
  const pieces = [];
  let isAsked = false;

  /**
   * Make an element with text in it and attributes; text is never markup.
   * @param {string} tag
   * @param {Record<string, string>} [attributes]
   * @param {...(string | Node)} content
   * @returns {HTMLElement}
   */
  function element(tag, attributes = {}, ...content) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...content);
    return made;
  }

  /**
   * Load a script; `failed` is called where it cannot be.
   * @param {string} source
   * @param {() => void} [failed]
   */
  function load(source, failed = () => {}) {
    const script = document.createElement("script");
    script.src = source;
    script.async = false;
    script.onerror = failed;
    document.head.append(script);
  }

  /**
   * Return a name as it is compared: without blanks, forms of characters made alike.
   * @param {string} text
   */
  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

  /**
   * Take a piece of the names: called by its script.
   * @param {number} number
   * @param {[string[], string[], string[]]} columns names, their initials, and the keys of their pages
   */
  function names(number, [own, initials, keys]) {
    pieces[number] = own.map((name, place) => ({
      name, plain: plain(name), initials: initials[place], key: keys[place],
    }));
    show();
  }

  /**
   * Return how well an authority answers a question, least first; -1 if it does not.
   * @param {Authority} authority
   * @param {string} asked
   */
  function fit(authority, asked) {
    if (authority.plain.startsWith(asked)) return 0;
    if (` ${authority.initials}`.includes(` ${asked}`)) return 1;
    if (authority.plain.includes(asked)) return 2;
    return authority.initials.includes(asked) ? 3 : -1;
  }

  const box = /** @type {HTMLElement | null} */ (document.querySelector(".search"));
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById("search"));
  const list = document.getElementById("found");
  let chosen = -1;
  if (input) input.hidden = false;

  function show() {
    if (!box || !input || !list) return;
    const asked = plain(input.value);
    /** @type {[number, Authority][]} */
    const found = [];
    for (const piece of asked ? pieces : []) {
      for (const authority of piece ?? []) {
        const place = fit(authority, asked);
        if (place >= 0) found.push([place, authority]);
      }
    }
    found.sort((one, other) => one[0] - other[0] || one[1].plain.length - other[1].plain.length);
    chosen = -1;
    list.replaceChildren(...found.slice(0, MOST).map(([, each], number) =>
      element("li", { role: "option", id: `option-${number}`, "data-key": each.key, "aria-selected": "false" }, element("bdi", {}, each.name))));
    const isOpen = asked !== "" && found.length > 0;
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    input.removeAttribute("aria-activedescendant");
    const status = box.querySelector("[role=status]");
    const isLoaded = pieces.filter(Boolean).length === Number(box.dataset.pieces);
    if (status) {
      status.textContent = !asked || !isLoaded ? ""
        : found.length ? (box.dataset.found ?? "").replace("#", String(found.length)) : box.dataset.nothing ?? "";
      status.classList.toggle("unseen", found.length > 0 || !asked);
    }
  }

  /** @param {number} number */
  function choose(number) {
    if (!input || !list) return;
    const options = [...list.children];
    if (!options.length) return;
    chosen = (number + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[chosen].id);
  }

  /** @param {Element | undefined} option */
  function go(option) {
    const key = option?.getAttribute("data-key");
    if (key) location.href = pageOf(key);
  }

  /**
   * Return the address of an authority's page, in the language of this one.
   * @param {string} key
   */
  function pageOf(key) {
    return `${root}${lang === "en" ? "en/" : ""}authority/${key.slice(0, 2)}/${key}.html`;
  }

  function ask() {
    if (isAsked || !box) return;
    isAsked = true;
    for (let number = 0; number < Number(box.dataset.pieces); number += 1) load(`${root}search/${number}.js`);
  }

  input?.addEventListener("focus", ask);
  input?.addEventListener("input", () => { ask(); show(); });
  input?.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(list?.children[Math.max(chosen, 0)]);
    } else if (event.key === "Escape" && list) {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
    }
  });
  list?.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    go(/** @type {Element} */ (event.target).closest("[data-key]") ?? undefined);
  });
  input?.addEventListener("blur", () => { if (list) { list.hidden = true; input.setAttribute("aria-expanded", "false"); } });
  document.addEventListener("keydown", (event) => {
    const isTyping = /** @type {HTMLElement} */ (event.target).closest?.("input, select, textarea");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      input?.focus();
    }
  });

  // On paper nothing can be opened: what is folded is unfolded while it is printed.
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details:not([open])")) each.setAttribute("open", "print");
  });
  addEventListener("afterprint", () => {
    for (const each of document.querySelectorAll("details[open=print]")) each.removeAttribute("open");
  });

  return { names, element, load, plain, pageOf, piece: /** @type {(number: number, rows: any) => void} */ (() => {}) };
})();

// The table of a year: sorts, filters and leafs through rows that come in pieces. What a rank is, and every text, was
// decided when the site was made; nothing is computed here but the order. Rows of one kind stay together, so that no
// order mixes what cannot be compared.
"use strict";

/**
 * @typedef {{value: (number | null)[], text: string[], rank?: string[], state?: string[], base?: string[],
 *   likely?: string[], marked?: number[], low?: (number | null)[], high?: (number | null)[], groups?: number[]}} Cells
 * @typedef {{keys: string[], names: string[], places: number[], groups: number[], synthetic: number[],
 *   columns: Cells[]}} Rows
 * @typedef {{name: string, label: string, meaning: string, ranks: boolean, rate: boolean, own: boolean}} Column
 * @typedef {{label: string, size: number, choice: boolean, medians: string[], counts: number[]}} Group
 * @typedef {{columns: Column[], groups: Group[], places: string[], pieces: string[], authority: string,
 *   states: Record<string, string>, words: Record<string, string>}} Setup
 */

(() => {
  const { element } = licreport;
  /** @param {string} id */
  const own = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @type {Setup} */
  const setup = JSON.parse(own("setup").textContent ?? "{}");
  const words = setup.words;
  const PAGE = 50, APART = 200;

  let arrived = 0;
  /** @type {Rows} */
  const rows = { keys: [], names: [], places: [], groups: [], synthetic: [], columns: setup.columns.map(() => ({ value: [], text: [] })) };
  /** @type {string[]} */
  const plainNames = [];
  /** @type {number[][]} the greatest value of each column, by group */
  const greatest = setup.columns.map(() => setup.groups.map(() => 0));

  const choices = setup.groups.map((_, number) => number).filter((number) => setup.groups[number].choice);
  const state = { column: 2, up: false, like: choices[0] ?? -1, place: -1, name: "", page: 0 };

  /**
   * Fill the places of a phrase.
   * @param {string} phrase
   * @param {Record<string, string | number>} facts
   */
  function said(phrase, facts) {
    return phrase.replace(/\{(\w+)\}/g, (whole, name) => String(facts[name] ?? whole));
  }

  /** @param {number} count */
  const counted = (count) => count.toLocaleString("en");

  licreport.piece = (_, piece) => {
    take(piece);
    arrived += 1;
    if (arrived === 1 || arrived === setup.pieces.length) show(); else tell();
    if (arrived === 1) requestAnimationFrame(() => setTimeout(() => { for (const source of setup.pieces.slice(1)) licreport.load(source, failed); }));
  };

  /**
   * Put a piece behind those that are there.
   * @param {Rows} piece
   */
  function take(piece) {
    const before = rows.keys.length, count = piece.keys.length;
    rows.keys.push(...piece.keys);
    rows.names.push(...piece.names);
    rows.places.push(...piece.places);
    rows.groups.push(...piece.groups);
    rows.synthetic.push(...(piece.synthetic ?? new Array(count).fill(0)));
    plainNames.push(...piece.names.map(licreport.plain));
    piece.columns.forEach((cells, column) => {
      const own = /** @type {Record<string, any[]>} */ (rows.columns[column]), theirs = /** @type {Record<string, any[]>} */ (cells);
      for (const name of new Set([...Object.keys(own), ...Object.keys(theirs)])) {
        own[name] ??= new Array(before).fill("");
        own[name].push(...(theirs[name] ?? new Array(count).fill("")));
      }
      const most = greatest[column];
      for (let row = before; row < before + count; row += 1) {
        const value = own.value[row], group = groupOf(column, row);
        if (value !== null && value > most[group]) most[group] = value;
      }
    });
  }

  /**
   * Return with which others a row is alike, for a column.
   * @param {number} column
   * @param {number} row
   */
  const groupOf = (column, row) => rows.columns[column].groups?.[row] ?? rows.groups[row];

  /** Return the rows that the filters leave: those with a value in their order, and the others. */
  function ordered() {
    const { column, up, like, place } = state;
    const name = licreport.plain(state.name), value = rows.columns[column].value;
    /** @type {number[]} */
    /** @type {number[]} */
    const valued = [];
    /** @type {number[]} */
    const apart = [];
    for (let row = 0; row < rows.keys.length; row += 1) {
      if (like >= 0 && rows.groups[row] !== like) continue;
      if (place >= 0 && rows.places[row] !== place) continue;
      if (name && !plainNames[row].includes(name)) continue;
      (value[row] === null ? apart : valued).push(row);
    }
    const sign = up ? 1 : -1;
    valued.sort((one, other) => groupOf(column, one) - groupOf(column, other)
      || sign * (Number(value[one]) - Number(value[other])) || one - other);
    return { valued, apart };
  }

  function show() {
    const { valued, apart } = ordered();
    const pages = Math.max(1, Math.ceil(valued.length / PAGE));
    const page = Math.min(state.page, pages - 1), isWhole = arrived >= setup.pieces.length;
    if (isWhole) state.page = page;
    const start = page * PAGE, shown = valued.slice(start, start + PAGE);
    head();
    body(shown);
    count.all = valued.length;
    count.none = !valued.length && !apart.length;
    tell();
    const total = counted(valued.length);
    own("pager").hidden = pages < 2;
    own("where").textContent = said(words.page, {
      from: counted(shown.length ? start + 1 : 0), to: counted(start + shown.length), count: total,
    });
    /** @type {HTMLButtonElement} */ (own("previous")).disabled = page === 0;
    /** @type {HTMLButtonElement} */ (own("next")).disabled = page >= pages - 1;
    showApart(apart);
    if (isWhole) remember();
  }

  const count = { all: 0, none: false };

  /** Say how much is loaded, or else what the rows are sorted by and how many there are. */
  function tell() {
    const done = arrived, all = setup.pieces.length, column = setup.columns[state.column];
    own("status").textContent = done < all ? said(words.loading, { done, all })
      : count.none ? words.none
        : `${said(words.sorted, { column: column.label, count: counted(count.all) })} · ${state.up ? words.up : words.down}`
          + (column.ranks ? "" : ` · ${words.unranked}`);
  }

  const narrow = matchMedia("(width < 44rem)");

  /** Return the columns in their order: on a narrow screen, what the rows are sorted by stands first, in sight. */
  function shownColumns() {
    const all = setup.columns.map((_, number) => number);
    return narrow.matches ? [state.column, ...all.filter((number) => number !== state.column)] : all;
  }

  function head() {
    const cells = shownColumns().map((number) => {
      const column = setup.columns[number], isSorted = number === state.column;
      const arrow = element("span", { class: "arrow", "aria-hidden": "true" }, isSorted ? (state.up ? "↑" : "↓") : "↕");
      const button = element("button", { type: "button", title: column.meaning }, column.label, arrow);
      button.addEventListener("click", () => sort(number));
      const sorted = isSorted ? (state.up ? "ascending" : "descending") : "none";
      return element("th", { scope: "col", class: "number", "aria-sort": sorted, "data-column": column.name }, button);
    });
    const row = element("tr", {}, element("th", { scope: "col", class: "rank number" }, words.rank),
      element("th", { scope: "col" }, words.authority), ...cells);
    const before = own("ranking").querySelector("thead"), focused = document.activeElement?.closest("[data-column]");
    const made = element("thead", {}, row);
    if (before) before.replaceWith(made); else own("ranking").append(made);
    if (focused) {
      const name = focused.getAttribute("data-column");
      /** @type {HTMLElement | null} */ (made.querySelector(`[data-column="${name}"] button`))?.focus();
    }
  }

  /** @param {number[]} shown */
  function body(shown) {
    const made = element("tbody");
    let last = -1;
    for (const row of shown) {
      const group = groupOf(state.column, row);
      if (group !== last) made.append(...heading(group));
      last = group;
      made.append(line(row, group));
    }
    own("ranking").querySelector("tbody")?.remove();
    own("ranking").append(made);
  }

  /**
   * Return what stands above the rows that are alike: what they have in common, and their medians.
   * @param {number} number
   */
  function heading(number) {
    const group = setup.groups[number], span = String(setup.columns.length + 2);
    const medians = shownColumns().map((column) => element("td", {
      class: "number", title: said(words.median, { count: counted(group.counts[column]) }),
    }, group.medians[column] || ""));
    return [
      element("tr", { class: "group" }, element("th", { scope: "rowgroup", colspan: span }, `${group.label} · ${counted(group.size)}`)),
      element("tr", { class: "median" }, element("td"), element("th", { scope: "row" }, words.middle), ...medians),
    ];
  }

  /**
   * Return the name of an authority, which leads to its page; its direction of writing does not reach what is around it.
   * @param {number} row
   */
  const named = (row) => element("a", { href: licreport.pageOf(rows.keys[row]) }, element("bdi", {}, rows.names[row]));

  /**
   * Return what marks a report that says of itself that it is synthetic, where others are not.
   * @param {number} row
   */
  const unreal = (row) => (rows.synthetic[row] ? [" ", element("small", {}, words.synthetic)] : []);

  /**
   * @param {number} row
   * @param {number} group
   */
  function line(row, group) {
    const column = setup.columns[state.column], cells = rows.columns[state.column];
    const rank = column.ranks ? cells.rank?.[row] || "" : "";
    const count = counted(setup.groups[group].counts[state.column]);
    const place = element("td", { class: "rank number" }, rank);
    if (rank) place.setAttribute("title", said(words.of, { rank, count }));
    const link = named(row);
    return element("tr", {}, place, element("th", { scope: "row" }, link, ...unreal(row)),
      ...shownColumns().map((number) => cell(number, row)));
  }

  /**
   * @param {number} number
   * @param {number} row
   */
  function cell(number, row) {
    const column = setup.columns[number], cells = rows.columns[number], value = cells.value[row];
    const text = cells.text[row] || "", classes = number === state.column ? "number sorted" : "number";
    const made = element("td", { class: classes });
    if (value === null) {
      const why = setup.states[cells.state?.[row] ?? ""] ?? "";
      made.append(element("span", { class: "without" }, text ? `${text} · ${why}` : why));
      return made;
    }
    made.append(text);
    if (cells.marked?.[row]) made.append(element("sup", { title: words.mark }, "†"));
    const most = column.rate ? 1 : greatest[number][groupOf(number, row)];
    if (column.ranks) made.append(bar(most ? value / most : 0, cells.low?.[row], cells.high?.[row]));
    const small = [cells.base?.[row] ? `n ${cells.base[row]}` : "", cells.likely?.[row] ?? ""].filter(Boolean);
    made.append(...small.map((text) => element("small", {}, text)));
    return made;
  }

  const SVG = "http://www.w3.org/2000/svg";

  /**
   * Draw how long a value is, and where its interval lies.
   * @param {number} share
   * @param {number | null | undefined} low
   * @param {number | null | undefined} high
   */
  function bar(share, low, high) {
    const drawn = document.createElementNS(SVG, "svg");
    drawn.setAttribute("class", "bar");
    drawn.setAttribute("viewBox", "0 0 100 8");
    drawn.setAttribute("preserveAspectRatio", "none");
    drawn.setAttribute("aria-hidden", "true");
    /** @type {(name: string, x: number, width: number, y?: number, height?: number) => void} */
    const box = (name, x, width, y = 0, height = 8) => {
      const rect = document.createElementNS(SVG, "rect");
      for (const [key, each] of Object.entries({ x, y, width, height })) rect.setAttribute(key, String(Math.round(each * 10) / 10));
      rect.setAttribute("class", name);
      drawn.append(rect);
    };
    box("pale", 0, 100);
    box("main", 0, 100 * Math.max(0, Math.min(1, share)));
    if (typeof low === "number" && typeof high === "number") box("ink", 100 * low, Math.max(1, 100 * (high - low)), 3, 2);
    return drawn;
  }

  /** @param {number[]} apart */
  function showApart(apart) {
    const section = own("apart");
    section.hidden = !apart.length;
    /** @type {Map<string, number[]>} */
    const by = new Map();
    for (const row of apart) {
      const why = rows.columns[state.column].state?.[row] ?? "";
      by.set(why, [...(by.get(why) ?? []), row].slice(0, APART + 1));
    }
    const counts = new Map();
    for (const row of apart) {
      const why = rows.columns[state.column].state?.[row] ?? "";
      counts.set(why, (counts.get(why) ?? 0) + 1);
    }
    const blocks = [...by].flatMap(([why, members]) => {
      const more = counts.get(why) - Math.min(APART, members.length);
      return [
        element("h3", {}, `${setup.states[why]} · ${counted(counts.get(why))}`),
        element("ul", { class: "names" }, ...members.slice(0, APART).map((row) =>
          element("li", {}, named(row), ...unreal(row)))),
        ...(more > 0 ? [element("p", { class: "small" }, said(words.more, { count: counted(more) }))] : []),
      ];
    });
    section.replaceChildren(element("h2", {}, said(words.apart, { count: counted(apart.length) })), ...blocks);
  }

  /** @param {number} column */
  function sort(column) {
    state.up = column === state.column ? !state.up : false;
    state.column = column;
    state.page = 0;
    show();
  }

  /** Keep what is chosen in the address, so that it can be passed on. */
  function remember() {
    const told = new URLSearchParams();
    told.set("sort", (state.up ? "-" : "") + setup.columns[state.column].name);
    if (state.like !== (choices[0] ?? -1)) told.set("like", String(state.like));
    if (state.place >= 0) told.set("place", setup.places[state.place]);
    if (state.name) told.set("name", state.name);
    if (state.page) told.set("page", String(state.page + 1));
    history.replaceState(null, "", `#${told}`);
  }

  function recall() {
    const told = new URLSearchParams(location.hash.slice(1));
    const sorted = told.get("sort") ?? "", column = setup.columns.findIndex((each) => each.name === sorted.replace(/^-/, ""));
    if (column >= 0) { state.column = column; state.up = sorted.startsWith("-"); }
    const like = told.get("like");
    if (like !== null && (like === "-1" || choices.includes(Number(like)))) state.like = Number(like);
    state.place = setup.places.indexOf(told.get("place") ?? "\0");
    state.name = told.get("name") ?? "";
    state.page = Math.max(0, (Number(told.get("page")) || 1) - 1);
  }

  /**
   * @param {string} id
   * @param {[number, string][]} options
   * @param {"like" | "place"} key
   */
  function select(id, options, key) {
    const made = /** @type {HTMLSelectElement} */ (own(id));
    made.replaceChildren(...options.map(([value, label]) => element("option", { value: String(value) }, label)));
    made.value = String(state[key]);
    made.addEventListener("change", () => { state[key] = Number(made.value); state.page = 0; show(); });
  }

  recall();
  select("like", [...choices.map((number) => /** @type {[number, string]} */ (
    [number, `${setup.groups[number].label} · ${counted(setup.groups[number].size)}`])), [-1, words.every]], "like");
  select("place", [[-1, words.anywhere], ...setup.places.map((place, number) => /** @type {[number, string]} */ ([number, place]))], "place");
  const name = /** @type {HTMLInputElement} */ (own("name"));
  name.value = state.name;
  name.addEventListener("input", () => { state.name = name.value; state.page = 0; show(); });
  own("filters").addEventListener("submit", (event) => event.preventDefault());
  own("filters").hidden = false;
  narrow.addEventListener("change", show);
  /** @param {number} by */
  const leaf = (by) => { state.page += by; show(); own("ranking").scrollIntoView({ block: "start" }); };
  own("previous").addEventListener("click", () => leaf(-1));
  own("next").addEventListener("click", () => leaf(1));
  const failed = () => { own("status").textContent = words.failed; };
  if (setup.pieces.length) licreport.load(setup.pieces[0], failed); else show();
})();

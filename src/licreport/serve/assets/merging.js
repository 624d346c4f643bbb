// What an answer changes in the TOML, put into the TOML as it was edited meanwhile.

/** What two lines are compared by: the writer of TOML moves what stands behind a key. @param {string} line */
const alike = (line) => line.replace(/\s+/g, " ").trim();

/**
 * Return the edited text with what changed from one text to another; null where a change has no place in it any more.
 * @param {string} edited
 * @param {string} before the text that was edited
 * @param {string} after the same without the edits, but with the change
 */
export function merged(edited, before, after) {
  const lines = edited.split("\n");
  const from = before.split("\n");
  for (const change of changes(from, after.split("\n")).reverse()) {
    const place = placeOf(lines, from, change);
    if (place === null) return null;
    lines.splice(place, change.out.length, ...change.in);
  }
  return lines.join("\n");
}

/** @typedef {{at: number, out: string[], in: string[]}} Change lines that stood at a number, and those in their place */

/** Return the changes, in order. @param {string[]} from @param {string[]} to @returns {Change[]} */
function changes(from, to) {
  const lengths = from.map(() => new Uint16Array(to.length + 1));
  lengths.push(new Uint16Array(to.length + 1)); // of the longest lines in common, from here on
  const [one, two] = [from.map(alike), to.map(alike)];
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let k = to.length - 1; k >= 0; k -= 1) {
      lengths[i][k] = one[i] === two[k] ? lengths[i + 1][k + 1] + 1 : Math.max(lengths[i + 1][k], lengths[i][k + 1]);
    }
  }
  /** @type {Change[]} */ const found = [];
  let [i, k] = [0, 0];
  /** @type {Change | null} */ let open = null;
  while (i < from.length || k < to.length) {
    if (i < from.length && k < to.length && one[i] === two[k]) {
      [i, k, open] = [i + 1, k + 1, null];
      continue;
    }
    if (open === null) found.push(open = { at: i, out: [], in: [] });
    if (k === to.length || (i < from.length && lengths[i + 1][k] >= lengths[i][k + 1])) open.out.push(from[i++]);
    else open.in.push(to[k++]);
  }
  return found;
}

/** Return where in the edited lines a change goes: where its lines stand, or behind the line before it. @param {string[]} lines @param {string[]} from @param {Change} change */
function placeOf(lines, from, change) {
  const above = from.slice(0, change.at).findLastIndex((one) => one.trim() !== "");
  const sought = (change.out.length ? change.out : above < 0 ? [] : from.slice(above, change.at)).map(alike);
  if (!sought.length) return 0;
  const places = lines.flatMap((_, at) => (sought.every((one, step) => one === alike(lines[at + step] ?? "\0")) ? [at] : []));
  const nearest = places.sort((one, two) => Math.abs(one - change.at) - Math.abs(two - change.at))[0];
  if (nearest === undefined) return null;
  return change.out.length ? nearest : nearest + sought.length;
}

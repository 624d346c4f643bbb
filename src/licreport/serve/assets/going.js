// What the browser's own Back, Forward and Reload go to: from a document to the list, and to a file of the list again.

/** @typedef {string | null} Key of a file that was named on the command line; null of a document that was dropped or pasted */

/** Take note that a document was opened. @param {Key} key */
export function opened(key) {
  if (sought() === undefined) history.pushState({ open: key }, "");
  else history.replaceState({ open: key }, "");
}

let isClosed = false; // by the page, so that the step back which follows is not the user's

/** Take note that it was closed. */
export function closed() {
  if (sought() === undefined) return;
  isClosed = true;
  history.back();
}

/**
 * Open what was open before the page was loaded again, and tell whether it could be opened.
 * @param {(key: string) => boolean} open
 */
export function begun(open) {
  const key = sought();
  if (typeof key === "string" && open(key)) return true;
  if (key !== undefined) history.replaceState(null, "");
  return false;
}

/** @returns {Key | undefined} */
const sought = () => history.state?.open;

/**
 * Go where the browser goes.
 * @param {() => Key | undefined} now what is open
 * @param {() => boolean} close close it, and tell whether that was allowed
 * @param {(key: string) => boolean} open open a file, and tell whether it is there
 */
export function follow(now, close, open) {
  window.addEventListener("popstate", () => {
    const [own, wanted] = [now(), sought()];
    if (isClosed) {
      isClosed = false;
      if (own !== undefined) opened(own); // another was opened meanwhile
    } else if (wanted === undefined) {
      if (own !== undefined && !close()) opened(own);
    } else if (own === undefined && (wanted === null || !open(wanted))) closed();
  });
}

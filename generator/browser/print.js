/**
 * Printing: results print as they stand; before there are any, the questions print as a form with the key for scoring
 * by hand. The style sheet shows all sections on paper; opening the key is left to us.
 *
 * @import { Page } from './page.js'
 * @import { Views } from './views.js'
 */

/**
 * @param {Page} page
 * @param {Views} views
 */
export function bindPrint(page, views) {
  const method = /** @type {HTMLDetailsElement} */ (page.place('method'));
  let open = method.open;
  page.listen(window, 'beforeprint', () => {
    open = method.open;
    method.open = views.current !== 'results' || open;
  });
  page.listen(window, 'afterprint', () => {
    method.open = open;
  });
}

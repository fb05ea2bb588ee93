/**
 * The names under which this site keeps things in a browser. They outlive releases (`DECISIONS.md`).
 */

/**
 * What every name of a site begins with: sites of one host share one storage.
 *
 * @param {string} site  the path of the site's root
 */
export const sitePrefix = (site) => `pa1:${site}:`;

/**
 * @param {string} site  the path of the site's root
 * @param {string} assessment  the assessment's id
 */
export const draftKey = (site, assessment) => `${sitePrefix(site)}${assessment}:draft`;

/**
 * What a saved draft lets the landing page say. Pure: text in, the name of a sentence out.
 *
 * A draft is storage, so every byte of it is taken as hostile.
 */

/** @typedef {{ say: 'count', count: number } | { say: 'begun' }} Resume */

/**
 * @param {string | null} text the stored draft, if any
 * @param {string} id of the assessment
 * @param {string} layout fingerprint of the questions as they are now
 * @param {number} items how many questions there are now
 * @returns {Resume | null} null where there is nothing to resume; `begun`, without a number, where the answers were
 *   given to other questions than today's
 */
export function resume(text, id, layout, items) {
  let draft;
  try {
    draft = JSON.parse(text ?? '');
  } catch {
    return null;
  }
  const { format, assessment, layout: answeredTo, answers } = draft ?? {}
  if (format !== 1 || assessment !== id || typeof answers !== 'object') return null;
  const count = Object.values(answers ?? {}).filter(
    (entry) => Array.isArray(entry) && (entry[0] === 'na' || (Number.isInteger(entry[0]) && entry[0] >= 0)),
  ).length;
  if (count === 0) return null;
  return answeredTo === layout && count <= items ? { say: 'count', count } : { say: 'begun' }
}

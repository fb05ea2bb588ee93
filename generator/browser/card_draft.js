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
 * @param {string} facts ids of what is asked about the person and is no question, with blanks between them
 * @returns {Resume | null} null where there is nothing to resume; `begun`, without a number, where the answers were
 *   given to other questions than today's
 */
export function resume(text, id, layout, items, facts) {
  let draft;
  try {
    draft = JSON.parse(text ?? '');
  } catch {
    return null;
  }
  const { format, assessment, layout: answeredTo, answers } = draft ?? {}
  if (format !== 1 || assessment !== id || typeof answers !== 'object') return null;
  const answered = Object.keys(answers ?? {}).filter((item) => {
    const answer = answers[item]?.[0];
    return answer === 'na' || (Number.isInteger(answer) && answer >= 0);
  });
  if (answered.length === 0) return null;
  const count = answered.filter((item) => !facts.split(' ').includes(item)).length;
  return answeredTo === layout && count <= items ? { say: 'count', count } : { say: 'begun' }
}

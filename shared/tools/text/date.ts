// Dates as `date` prints them, in the two orders that locales give.
//
//   Tue Jul 30 23:26:52 UTC 2019        Tue 20 Aug 23:00:19 UTC 2019

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthFirst =
  /^\w{3} (?<month>[A-Z][a-z]{2}) (?<day>\d{1,2}) (?<time>[\d:]{8}) (?:UTC|GMT) (?<year>\d{4})$/;
const dayFirst =
  /^\w{3} (?<day>\d{1,2}) (?<month>[A-Z][a-z]{2}) (?<time>[\d:]{8}) (?:UTC|GMT) (?<year>\d{4})$/;

/** ISO 8601, only for UTC: other zones are abbreviations that mean several offsets (BST, IST, CST). */
export function utcInstantOf(date: string): string | undefined {
  const text = date.trim().replace(/\s+/g, ' ');
  const groups = (monthFirst.exec(text) ?? dayFirst.exec(text))?.groups;
  if (!groups) return undefined;
  const { month = '', day = '', time = '', year = '' } = groups;
  const number = months.indexOf(month) + 1;
  if (number === 0) return undefined;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}T${time}Z`;
}

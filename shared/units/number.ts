// Numbers as text, the same in every locale: decimal point, thin space between thousands, a true minus.

const minus = '\u2212';
const thousandsSpace = '\u2009';

/** A number with a fixed count of decimals, such as `4 589.9` or `−0.021`; what rounds to zero has no sign. */
export function formatDecimal(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, thousandsSpace);
  const sign = value < 0 && Number(digits) !== 0 ? minus : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A difference: like `formatDecimal`, with a plus for what is more than zero. */
export function formatSigned(value: number, decimals: number): string {
  const text = formatDecimal(value, decimals);
  return value > 0 && Number(value.toFixed(decimals)) !== 0 ? `+${text}` : text;
}

/** A count of things, such as `828 000`. */
export function formatCount(count: number): string {
  return formatDecimal(count, 0);
}

/** A difference in percent, such as `+18.8 %`. */
export function formatPercentDifference(percent: number): string {
  return `${formatSigned(percent, 1)} %`;
}

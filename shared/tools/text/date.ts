// Dates as `date` prints them, in the orders that locales and options give.
//
//   Tue Jul 30 23:26:52 UTC 2019        Tue 20 Aug 23:00:19 UTC 2019        C and older locales
//   Fri Nov 20 09:30:56 PM UTC 2026     Fri 20 Nov 2026 09:30:56 PM UTC     en_US of glibc 2.29 and later
//   Fri, 20 Nov 2026 21:30:56 +0000     2026-11-20T21:30:56+01:00           -R, -Is
import { groupsOf } from './groups.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const month = `(?<month>${months.join('|')})`;
const day = String.raw`(?<day>\d{1,2})`;
const year = String.raw`(?<year>\d{4})`;
const time = String.raw`(?<hours>\d{2}):(?<minutes>\d{2}):(?<seconds>\d{2})(?: (?<half>AM|PM))?`;
const zone = String.raw`(?<zone>[A-Z]{1,5}|[+-]\d{2}:?\d{2})`;
const weekday = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?';

const forms = [
  `${weekday} ${month} ${day} ${time} ${zone} ${year}`,
  `${weekday} ${day} ${month} ${time} ${zone} ${year}`,
  `${weekday} ${day} ${month} ${year} ${time} ${zone}`,
  String.raw`${year}-(?<number>\d{2})-(?<day>\d{2})[T ]${time} ?(?<zone>Z|[A-Z]{1,5}|[+-]\d{2}:?\d{2})`,
].map((form) => new RegExp(`^${form}$`));

/** The longest date; no pattern meets more. */
const longest = 60;

type Parts = Partial<Record<string, string>>;

/** Whether a line is a date and nothing else, with whatever zone. */
export function isDate(text: string): boolean {
  return partsOf(text) !== undefined;
}

/**
 * ISO 8601, only for UTC and for zones that are written as an offset: others are abbreviations that mean several offsets
 * (BST, IST, CST).
 */
export function instantOf(date: string): string | undefined {
  const parts = partsOf(date);
  if (!parts) return undefined;
  const day = dayOf(parts);
  const time = timeOf(parts);
  const offset = offsetOf(parts['zone'] ?? '');
  if (day === undefined || time === undefined || offset === undefined) return undefined;
  return `${day}T${time}${offset}`;
}

function partsOf(date: string): Parts | undefined {
  const text = date.trim().replace(/\s+/g, ' ');
  if (text.length > longest) return undefined;
  return forms.map((form) => groupsOf(form, text)).find((parts) => parts['year'] !== undefined);
}

function offsetOf(text: string): string | undefined {
  if (['UTC', 'GMT', 'Z'].includes(text)) return 'Z';
  const [, hours = '', minutes = ''] = /^([+-]\d{2}):?(\d{2})$/.exec(text) ?? [];
  if (hours === '' || Math.abs(Number(hours)) > 14 || Number(minutes) > 59) return undefined;
  return Number(hours) === 0 && minutes === '00' ? 'Z' : `${hours}:${minutes}`;
}

function timeOf({ hours, minutes = '', seconds = '', half }: Parts): string | undefined {
  const ofDay = half === undefined ? Number(hours) : hoursOf(Number(hours), half);
  if (!(ofDay <= 23) || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${twoDigits(ofDay)}:${minutes}:${seconds}`;
}

/** Of 24; NaN for 13 PM. */
function hoursOf(printed: number, half: string): number {
  if (printed < 1 || printed > 12) return Number.NaN;
  return (printed % 12) + (half === 'PM' ? 12 : 0);
}

function dayOf({ year = '', number, month = '', day }: Parts): string | undefined {
  const monthNumber = number === undefined ? months.indexOf(month) + 1 : Number(number);
  const isIn = Number(day) >= 1 && Number(day) <= daysIn(monthNumber, Number(year));
  return isIn ? `${year}-${twoDigits(monthNumber)}-${twoDigits(Number(day))}` : undefined;
}

/** 0 for a month that there is not. */
function daysIn(monthNumber: number, year: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (monthNumber === 2) return isLeap ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][monthNumber - 1] ?? 0;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

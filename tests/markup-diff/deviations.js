// Where Confab's parser differs from the package on purpose; docs/markup.md gives the reasons.

const timestamp = /\{"type":"TIMESTAMP","value":\{"timestamp":"-?\d+","format":"(\w)"\},"fallback":\[(\d+),(\d+)\]\}/g;

/** A target that is run or shown by whoever opens it; the JSON of a control character is \\uXXXX, \\t or \\n. */
const contentLink = /"src":\{"type":"PLAIN_TEXT","value":"(?:\\u00[01][0-9a-f]|\\[tnrbf]| )*(?:javascript|vbscript|data):/i;

/** Ours as it would be if a time of day without an offset were 0, as the package has it. */
function withoutTimesOfDay(message, ours) {
  return ours.replace(timestamp, (node, format, begin, end) =>
    /^<t:\d\d:\d\d(:\d\d)?(:\w)?>$/.test(message.slice(Number(begin), Number(end)))
      ? `{"type":"TIMESTAMP","value":{"timestamp":"0","format":"${format}"},"fallback":[${begin},${end}]}`
      : node,
  );
}

/** The name of the deviation that explains why two results differ, or undefined. */
export function deviation(message, ours, theirs) {
  if (withoutTimesOfDay(message, ours) === theirs) return 'time-of-day';
  if (contentLink.test(theirs) && !contentLink.test(ours)) return 'content-link';
  return undefined;
}

/** Beside a moment in Danish time: when that is where the reader is, if their clock shows another time. */
export function showLocalTimes(): void {
  const tag = document.documentElement.lang === "da" ? "da-DK" : "en-GB";
  const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  const day: Intl.DateTimeFormatOptions = { day: "numeric", month: "long" };
  const inZone = (at: Date, options: Intl.DateTimeFormatOptions, timeZone?: string) => new Intl.DateTimeFormat(tag, { ...options, ...(timeZone && { timeZone }) }).format(at);
  for (const element of document.querySelectorAll<HTMLTimeElement>("time[data-here]")) {
    const at = new Date(element.dateTime);
    const denmark = "Europe/Copenhagen";
    if (Number.isNaN(at.getTime()) || inZone(at, { ...day, ...time }) === inZone(at, { ...day, ...time }, denmark)) continue;
    const isSameDay = inZone(at, day) === inZone(at, day, denmark);
    element.append(` ${element.dataset.here!.replace("{when}", inZone(at, isSameDay ? time : { ...day, ...time }))}`);
  }
}

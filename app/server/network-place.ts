/** Where a request comes from, as rate limits count: `address` is one household, `network` its neighbours at the same provider. */
export type NetworkPlace = { address: string; network: string };

/** An IPv4 address and its /24, or the /64 that one household gets of IPv6 and its /48. */
export function placeOf(address: string): NetworkPlace {
  if (!address.includes(":") || /^::ffff:\d+\./i.test(address)) {
    const plain = address.replace(/^::ffff:/i, "");
    return { address: plain, network: plain.split(".").slice(0, 3).join(".") };
  }
  const [head = "", tail = ""] = address.split("::");
  const front = head.split(":").filter(Boolean);
  const back = tail.split(":").filter(Boolean);
  const groups = [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0"), ...back];
  return { address: groups.slice(0, 4).join(":"), network: groups.slice(0, 3).join(":") };
}

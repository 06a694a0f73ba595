import { expect, it } from "vitest";
import { placeOf } from "./network-place.ts";

it.each([
  ["192.0.2.17", "192.0.2.17", "192.0.2"],
  ["::ffff:192.0.2.17", "192.0.2.17", "192.0.2"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2", "2001:db8:1"],
  ["2001:db8::1", "2001:db8:0:0", "2001:db8:0"],
  ["::1", "0:0:0:0", "0:0:0"],
  ["", "", ""],
])("%j is in %j and %j", (text, address, network) => { expect(placeOf(text)).toEqual({ address, network }); });

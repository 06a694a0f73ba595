import { testPages } from "./page-round.ts";

testPages("da", "phone");

import { testPages } from "./page-round.ts";

testPages("en", "phone");

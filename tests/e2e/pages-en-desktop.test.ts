import { testPages } from "./page-round.ts";

testPages("en", "desktop");

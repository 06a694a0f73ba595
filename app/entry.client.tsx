import { startAutosave } from "./enhance/autosave.ts";
import { startCharacterCounts } from "./enhance/character-counts.ts";
import { followProgress } from "./enhance/bulk-progress.ts";
import { startDeskKeys } from "./enhance/desk-keys.ts";
import { focusWhatChanged } from "./enhance/focus.ts";
import { keepTyped } from "./enhance/keep-typed.ts";
import { showLocalTimes } from "./enhance/local-times.ts";
import { offerPrinting } from "./enhance/print-page.ts";
import { sendFormsOnce } from "./enhance/send-once.ts";
import { startSimilar } from "./enhance/similar.ts";

// Pages are complete without this. Each behaviour finds its elements by a data attribute and does nothing where there are none.
startCharacterCounts();
startAutosave();
startSimilar();
sendFormsOnce();
keepTyped();
startDeskKeys();
followProgress();
showLocalTimes();
focusWhatChanged();
offerPrinting();

import { startAutosave } from "./enhance/autosave.ts";
import { startBoard } from "./enhance/board.ts";
import { startCharacterCounts } from "./enhance/character-counts.ts";
import { offerPassages } from "./enhance/choose-passage.ts";
import { followProgress } from "./enhance/bulk-progress.ts";
import { startDeskKeys } from "./enhance/desk-keys.ts";
import { startDeskPresence } from "./enhance/desk-presence.ts";
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
startDeskPresence();
offerPassages();
startBoard();
followProgress();
showLocalTimes();
focusWhatChanged();
offerPrinting();

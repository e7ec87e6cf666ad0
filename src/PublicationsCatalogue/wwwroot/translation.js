// A text beside the original: what is typed is kept as in the entry's own form.
import { keep } from "./unsaved.js";

keep(document.getElementById("entry"));

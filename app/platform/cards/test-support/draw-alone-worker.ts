import { makeImages } from "../../images/images";
import { drawCard } from "../draw";
import { plain } from "./plain-sheet";

// Draws in a process of its own, whose environment the caller chooses, and writes the PNG to standard output.
process.stdout.write(await makeImages().drawing(await drawCard(plain), null));

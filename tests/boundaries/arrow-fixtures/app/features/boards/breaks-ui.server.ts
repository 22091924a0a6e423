// breaks: ui-in-components
import { button } from "~/ui/button";

export const planted = button;

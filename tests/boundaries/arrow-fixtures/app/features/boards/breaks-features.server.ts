// breaks: features-know
import { forms } from "~/http/forms";

export const planted = forms;

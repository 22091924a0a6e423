// breaks: worker-knows
import { forms } from "~/http/forms";

export const planted = forms;

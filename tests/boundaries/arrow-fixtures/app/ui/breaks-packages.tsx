// breaks: ui-uses-react
import { z } from "zod";

export const planted = z;

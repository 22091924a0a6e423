// breaks: product-knows-no-tools
import { support } from "../tests/support";

export const planted = support;

// breaks: kindling/no-sleep
type Page = { waitForTimeout(ms: number): Promise<void> };

export const planted = (page: Page): Promise<void> => page.waitForTimeout(100);

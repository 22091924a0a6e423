/** Which of a bar's buttons a pressed key leads to, as the pattern for toolbars of WAI-ARIA has it; null for other keys. */
export function placeOfKey(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (at + 1) % count;
    case "ArrowLeft":
      return (at + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

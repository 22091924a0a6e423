const flame = "M12.6 30.4H21M9 26H24.6M7.6 21.6H26M8 17.2H12.2M16.4 17.2H26M9.4 12.8H10.2M16.2 12.8H24.2M15 8.4H21.2M14.6 4H17.6";
const word = "M44 6V28M57 12L45.5 20.6M49.6 17.6L57.5 28M64 14V28M64 7.4V7.5M71.5 14V28M71.5 19.5A5 5 0 0 1 81.5 19V28M98.6 5V28M98.6 21A5.7 7 0 1 1 87.2 21A5.7 7 0 1 1 98.6 21M106.2 5V28M113.6 14V28M113.6 7.4V7.5M121 14V28M121 19.5A5 5 0 0 1 131 19V28M148.4 14V29A5.7 6 0 0 1 137.6 31.2M148.4 21A5.7 7 0 1 1 137 21A5.7 7 0 1 1 148.4 21";

/** The wordmark; follows the theme. Hidden from readers: its link carries the name. */
export function Logo() {
  return <svg className="logo" viewBox="4 0 148 38" width="125" height="32" aria-hidden="true"><path className="f" d={flame} /><path d={word} /></svg>;
}

/** The mark alone: a flame of stacked strokes. */
export function LogoMark() {
  return <svg className="logo" viewBox="4 0 26 34" width="24" height="32" aria-hidden="true"><path className="f" d={flame} /></svg>;
}

import type { ReactNode } from "react";
import { cx } from "./cx";

export type Column = { key: string; label: string; align?: "end"; labelHidden?: boolean };
export type TableRow = { key: string; cells: readonly ReactNode[]; tone?: "ochre" | "crimson" };

/** A table on a desk, cards on a phone (needs staff.css). The first cell names its row. */
export function DataTable({ caption, columns, rows }: { caption: string; columns: readonly Column[]; rows: readonly TableRow[] }) {
  return (
    <table className="data">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>{columns.map((column) => (
          <th key={column.key} scope="col" className={column.align}>{column.labelHidden ? <span className="sr">{column.label}</span> : column.label}</th>
        ))}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.tone}>{row.cells.map((cell, index) => <Cell key={columns[index]?.key ?? index} column={columns[index]} first={index === 0}>{cell}</Cell>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ column, first, children }: { column: Column | undefined; first: boolean; children: ReactNode }) {
  const label = column?.labelHidden ? undefined : column?.label;
  if (first) return <th scope="row">{children}</th>;
  return <td className={cx(column?.align)} data-label={label}>{children}</td>;
}

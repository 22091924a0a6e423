export type BoardView = { name: string };

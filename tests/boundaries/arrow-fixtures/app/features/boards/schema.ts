export const boardSchema = {};

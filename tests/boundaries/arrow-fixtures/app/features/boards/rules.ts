export const mayPost = true;

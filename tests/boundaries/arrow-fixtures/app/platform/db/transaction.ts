export const isUniqueViolation = false;

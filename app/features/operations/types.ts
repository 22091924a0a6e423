/** A delivery that failed ten times and waits for an operator. */
export type ParkedDelivery = {
  eventId: string; consumer: string; attempts: number; lastError: string; type: string; subjectType: string; subjectId: string; occurredAt: string;
};

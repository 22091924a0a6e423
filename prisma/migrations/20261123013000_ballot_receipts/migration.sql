-- CreateIndex
CREATE INDEX "BallotEntry_pollId_receipt_idx" ON "BallotEntry"("pollId", "receipt");

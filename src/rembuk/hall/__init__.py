"""The live room: questions, polls, quiz, captions, stream, projector, operator."""

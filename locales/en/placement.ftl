# Where to begin: why these modules.

reason-goal = To get closer to your goal.
reason-missed = To save time where it was hard.
reason-safety = To protect your business.
reason-near = To pass it soon: you know part of it already.

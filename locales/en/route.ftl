# Learning paths: which to follow, how far one is.

go-paths = Choose a path
go-my-path = My path: { $title }
route-paths = { $count } paths
route-modules = { $count ->
        [one] 1 module
       *[other] { $count } modules
    }
route-head = My path
route-choose = Choose a path
route-what = A path is a series of modules for your situation. It guides you, it obliges you to nothing.
route-length = { $count ->
        [one] 1 module
       *[other] { $count } modules
    }, about { $minutes } minutes
route-line = { $title } – { $reason }
route-line-done = { $title } (DONE) – { $reason }
route-done = { $done ->
        [0] 0 steps
        [1] 1 step
       *[other] { $done } steps
    } out of { $of }
route-finished = You finished this path. Take another one, or go on freely.
route-followed = followed
route-follow = Follow this path
route-others = See all paths
route-free = Go on without a path
route-plan = My starting plan
route-plan-detail = The modules chosen for you, from your answers.
notice-follows = You follow: { $title }. Change whenever you like: nothing is lost.
notice-free = You go on without a path. Everything you did is still there.

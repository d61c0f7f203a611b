package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.notifications.Notifications;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps a connection to each open page, on a virtual thread of its own, and sends what changed. */
@Controller
class LiveEndpoint implements SmartLifecycle {

    private static final long HEARTBEAT_SECONDS = 15;
    private static final int MOST_TOPICS = 20;

    private final Live live;
    private final Access access;
    private final MemberSessions sessions;
    private volatile boolean running;

    LiveEndpoint(Live live, Access access, MemberSessions sessions) {
        this.live = live;
        this.access = access;
        this.sessions = sessions;
    }

    @GetMapping("/live")
    void open(@RequestParam("on") Set<String> topics, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        Member member = MemberSessions.current().orElseThrow();
        access.require(member, Action.SEE_ACCOUNTS);
        if (topics.size() > MOST_TOPICS) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        Live.Listener listener = live.listen(audible(topics, member));
        try {
            send(listener, request, response.getWriter());
        } finally {
            live.leave(listener);
        }
    }

    /** Everybody hears of customers; of notifications only who is told. */
    static Set<String> audible(Set<String> topics, Member member) {
        String own = Notifications.topic(member.id());
        return topics.stream()
                .filter(topic -> !topic.startsWith("notifications-") || topic.equals(own))
                .collect(Collectors.toSet());
    }

    private void send(Live.Listener listener, HttpServletRequest request, PrintWriter out) throws InterruptedException {
        out.write("retry: 1000\n\n");
        out.flush();
        while (!out.checkError() && !listener.hasEnded()) {
            Map<String, Set<Long>> news = listener.await(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (news.isEmpty() && !stillHere(request)) {
                return;
            }
            out.write(news.isEmpty() ? ":\n\n" : said(news));
            out.flush();
        }
    }

    private boolean stillHere(HttpServletRequest request) {
        return sessions.member(request).filter(Member::active).isPresent();
    }

    private static String said(Map<String, Set<Long>> news) {
        return news.entrySet().stream()
                .map(topic -> "event: change\ndata: {\"topic\":\"" + topic.getKey() + "\",\"ids\":["
                        + topic.getValue().stream().map(Object::toString).collect(Collectors.joining(",")) + "]}\n\n")
                .collect(Collectors.joining());
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its requests to end. */
    @Override
    public void stop() {
        running = false;
        live.end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
